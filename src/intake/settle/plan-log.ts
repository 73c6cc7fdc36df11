/** A list too long to be held as it is: values come in one by one and are squeezed as they come; they go out again in order. */

import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { createGunzip, gzipSync } from 'node:zlib'

/** Letters gathered before they are squeezed. */
const PIECE = 1 << 20

export class PlanLog {
  #open: string[] = []
  #length = 0
  readonly #pieces: Buffer[] = []

  add(value: unknown): void {
    const line = `${JSON.stringify(value)}\n`
    this.#open.push(line)
    this.#length += line.length
    if (this.#length >= PIECE) this.#squeeze()
  }

  #squeeze(): void {
    this.#pieces.push(gzipSync(this.#open.join(''), { level: 1 }))
    this.#open = []
    this.#length = 0
  }

  bytes(): Buffer {
    if (this.#length > 0 || this.#pieces.length === 0) this.#squeeze()
    return Buffer.concat(this.#pieces)
  }
}

/** The values of a log, from its bytes. */
export async function* logged<T>(bytes: Uint8Array): AsyncIterable<T> {
  const lines = createInterface({
    input: Readable.from([bytes]).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  for await (const line of lines) if (line !== '') yield JSON.parse(line) as T
}
