"""A motif's name → a small PNG that is always the same: bands of sky and sea in colours drawn from the name."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from hashlib import sha256

WIDTH, HEIGHT = 96, 60


@lru_cache(maxsize=256)
def png(motif: str) -> bytes:
    """The picture's bytes."""
    seed = sha256(motif.encode()).digest()
    horizon = 20 + seed[0] % 20
    sky, sea, sun = seed[1:4], seed[4:7], seed[7:10]
    centre, radius = 12 + seed[10] % 72, 5 + seed[11] % 8
    rows = bytearray()
    for y in range(HEIGHT):
        rows.append(0)
        for x in range(WIDTH):
            if y > horizon:
                shade = 255 if (x * 3 + y * 7 + seed[12]) % 23 else 180
                rows += bytes(c * shade // 255 for c in sea)
            elif (x - centre) ** 2 + (y - horizon) ** 2 < radius**2:
                rows += sun
            else:
                rows += bytes(min(255, c + y) for c in sky)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    )
