/**
 * A stretch of bytes that chunks are appended to and that a scanner eats from the front. Behind its end stand bytes that
 * every search loop stops at, so that the loops need no bounds check of their own.
 */
export class Window {
  bytes = Buffer.allocUnsafeSlow(1 << 20)
  start = 0
  end = 0
  private fresh = 0

  /** Appends a chunk; what has not been eaten is moved to the front only when there is no room behind it. */
  push(chunk: Buffer): void {
    this.fresh = this.end - this.start
    if (this.end + chunk.length + SENTINEL.length > this.bytes.length) this.makeRoom(chunk.length)
    chunk.copy(this.bytes, this.end)
    this.fresh += this.start
    this.end += chunk.length
    SENTINEL.copy(this.bytes, this.end)
  }

  /** The last place of `needle` that the newest chunk has brought into sight, or -1. */
  lastFresh(needle: Buffer): number {
    const from = Math.max(this.start, this.fresh - needle.length + 1)
    const found = this.bytes.subarray(from, this.end).lastIndexOf(needle)
    return found < 0 ? -1 : from + found
  }

  private makeRoom(more: number): void {
    const kept = this.end - this.start
    const needed = kept + more + SENTINEL.length
    const target = needed * 2 > this.bytes.length ? Buffer.allocUnsafeSlow(needed * 2) : this.bytes
    this.bytes.copy(target, 0, this.start, this.end)
    this.bytes = target
    this.start = 0
    this.end = kept
  }
}

const SENTINEL = Buffer.from(`>="'<`.repeat(64))
