"""news secrets: what docker-compose.yml needs and nobody should invent by hand."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command("secrets")(secrets)


def secrets() -> None:
    """Print fresh secrets for docker-compose.yml, as a .env file.

    Example: `news secrets > .env && docker compose up -d --wait`
    """
    import base64
    from secrets import token_bytes, token_hex, token_urlsafe

    passwords = ("POSTGRES", "AIRFLOW_DB", "OWNER", "LOADER", "READER", "REDIS", "ADMIN")
    lines = {f"{name}_PASSWORD": token_hex(16) for name in passwords} | {
        "S3_ACCESS_KEY": token_hex(10),
        "S3_SECRET_KEY": token_hex(20),
        "API_SECRET_KEY": token_urlsafe(32),
        "JWT_SECRET": token_urlsafe(64),
        "FERNET_KEY": base64.urlsafe_b64encode(token_bytes(32)).decode(),
    }
    typer.echo("# Made by `news secrets`. Keep it out of every repository.")
    for name, value in lines.items():
        typer.echo(f"{name}={value}")
