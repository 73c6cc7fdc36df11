/**
 * Uploads by the GraphQL multipart request specification: form field `operations` (the request), `map` (which file goes to
 * which variable), then the files. Comes in such a request; goes out the same request with files in its variables.
 */

import fastifyBusboy from '@fastify/busboy'
import type { Request, RequestHandler } from 'express'
import { preflightHeaders } from '../graphql/preflight'
import { UploadedFile } from '../graphql/types/upload'
import { Refusal } from '../messages/refusal'

interface UploadLimits {
  /** Bytes of one file. */
  fileBytes: number
  files: number
  /** Bytes of the operations and the map. */
  bodyBytes: number
}

interface Form {
  operations?: string
  map?: string
  files: Map<string, UploadedFile>
}

export const multipart =
  (limits: UploadLimits): RequestHandler =>
  async (request, _response, next) => {
    if (!request.is('multipart/form-data')) return next()
    safeUpload(request)
    request.body = assemble(await readForm(request, limits))
    next()
  }

/** Refuses a form that a page of another site could have sent. */
export function safeUpload({ headers }: Pick<Request, 'headers'>): void {
  if (!preflightHeaders.some((name) => headers[name])) throw unsafe()
}

const unsafe = (): Refusal => new Refusal('http.no-preflight', {})

export function readForm(request: Request, limits: UploadLimits): Promise<Form> {
  return new Promise((resolve, reject) => {
    const form: Form = { files: new Map() }
    const fail = (error: Error): void => {
      request.unpipe(parser)
      request.resume()
      reject(error)
    }
    const parser = fastifyBusboy({
      headers: request.headers as never,
      limits: {
        fileSize: limits.fileBytes,
        files: limits.files,
        fields: 10,
        fieldSize: limits.bodyBytes,
        parts: limits.files + 10,
      },
    })
    parser.on('field', (name, value, _nameCut, cut) => {
      if (cut) fail(new Refusal('http.field-too-long', { name }))
      else if (name === 'operations' || name === 'map') form[name] = value
    })
    parser.on('file', (name, stream, fileName) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('limit', () => fail(tooLarge(fileName, limits)))
      stream.on('end', () => form.files.set(name, new UploadedFile(nameOf(fileName), Buffer.concat(chunks))))
    })
    parser.on('filesLimit', () => fail(new Refusal('http.too-many-files', { files: limits.files })))
    parser.on('error', () => fail(new Refusal('http.multipart-damaged', {})))
    request.on('aborted', () => fail(new Refusal('http.upload-broke-off', {})))
    parser.on('finish', () => resolve(form))
    request.pipe(parser)
  })
}

const tooLarge = (name: string, { fileBytes }: UploadLimits): Refusal =>
  new Refusal('http.file-too-large', { name, fileBytes })

/** Browsers may send a path; only the last part is the file's name. */
const nameOf = (name: string): string => (name ?? '').split(/[\\/]/).pop() || 'upload'

function assemble({ operations, map, files }: Form): unknown {
  const request = parse(operations, 'operations')
  for (const [part, places] of Object.entries(parse(map, 'map'))) {
    const file = files.get(part)
    if (!file || !Array.isArray(places)) throw new Refusal('http.file-not-sent', { part })
    for (const place of places) put(request, String(place).split('.'), file)
  }
  return request
}

function parse(text: string | undefined, name: string): Record<string, any> {
  try {
    const value = JSON.parse(text ?? '')
    if (value && typeof value === 'object' && !Array.isArray(value)) return value
  } catch {}
  throw new Refusal('http.form-field-not-json', { name })
}

/** Only ever replaces a null that the request already holds, as the specification has it; no other property can be reached. */
function put(request: Record<string, any>, path: string[], file: UploadedFile): void {
  const last = path.pop()!
  let target: any = request
  for (const step of path)
    target = target && typeof target === 'object' && Object.hasOwn(target, step) ? target[step] : undefined
  if (!target || typeof target !== 'object' || !Object.hasOwn(target, last) || target[last] !== null)
    throw new Refusal('http.no-place-for-file', { path: [...path, last] })
  target[last] = file
}
