import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { faults } from './faults'

/**
 * Comes in: a path or a buffer. Goes out: bytes from any place in it. A file is opened for each read and closed again,
 * so that nothing leaks when a workbook is never closed.
 */
export interface ByteSource {
  readonly size: number
  /** Up to `length` bytes from `at`; fewer at the end of the file. */
  read(at: number, length: number): Promise<Buffer>
  /** The bytes from `at`, `length` of them at most, in chunks. */
  stream(at: number, length: number): AsyncIterable<Buffer>
}

const CHUNK = 256 * 1024

export async function openSource(source: string | Buffer): Promise<ByteSource> {
  return typeof source === 'string' ? fileSource(source) : bufferSource(source)
}

function bufferSource(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    read: async (at, length) => bytes.subarray(at, at + length),
    stream: async function* (at, length) {
      const end = Math.min(bytes.length, at + length)
      for (let from = at; from < end; from += CHUNK) yield bytes.subarray(from, Math.min(end, from + CHUNK))
    },
  }
}

async function fileSource(path: string): Promise<ByteSource> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw faults.missing(path)
  return {
    size: found.size,
    read: (at, length) => readFrom(path, at, Math.min(length, Math.max(0, found.size - at))),
    stream: (at, length) =>
      length > 0 ? createReadStream(path, { start: at, end: at + length - 1, highWaterMark: CHUNK }) : nothing(),
  }
}

async function readFrom(path: string, at: number, length: number): Promise<Buffer> {
  const handle = await open(path, 'r').catch(() => undefined)
  if (!handle) throw faults.missing(path)
  try {
    const bytes = Buffer.alloc(length)
    let filled = 0
    while (filled < length) {
      const { bytesRead } = await handle.read(bytes, filled, length - filled, at + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return bytes.subarray(0, filled)
  } finally {
    await handle.close()
  }
}

async function* nothing(): AsyncIterable<Buffer> {}
