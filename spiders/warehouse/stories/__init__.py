"""The articles of a batch in; which of them are copies of one text with which others, out (docs/stories.md)."""
