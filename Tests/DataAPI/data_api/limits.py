"""What the Data API allows."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Limits:
    """Sizes in bytes, times in seconds."""

    request_bytes: int = 4 << 20  # with the header fields
    answer_bytes: int = 1 << 20
    row_bytes: int = 64 << 10
    call_seconds: float = 45
    idle_seconds: float = 180  # of a transaction
    transaction_seconds: float = 24 * 3600
