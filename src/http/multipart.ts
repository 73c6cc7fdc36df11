/**
 * Uploads by the GraphQL multipart request specification: form field `operations` (the request), `map` (which file goes to
 * which variable), then the files. Comes in such a request; goes out the same request with files in its variables.
 */

import fastifyBusboy from '@fastify/busboy'
import type { Request, RequestHandler } from 'express'
import { preflightHeaders } from '../graphql/preflight'
import { UploadedFile } from '../graphql/types/upload'
import { HttpError } from './http-error'

export interface UploadLimits {
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

const unsafe = (): HttpError =>
  new HttpError(
    400,
    'BAD_REQUEST',
    'an upload needs the header “apollo-require-preflight: true”, which protects against requests forged by other sites',
    '上传时须带请求头 “apollo-require-preflight: true”，以防其他网站冒用',
  )
const malformed = (en: string, zh: string): HttpError => new HttpError(400, 'UPLOAD_FAILED', en, zh)

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
      if (cut) fail(new HttpError(413, 'REQUEST_TOO_LARGE', `the field “${name}” is too long`, `字段“${name}”过长`))
      else if (name === 'operations' || name === 'map') form[name] = value
    })
    parser.on('file', (name, stream, fileName) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('limit', () => fail(tooLarge(fileName, limits)))
      stream.on('end', () => form.files.set(name, new UploadedFile(nameOf(fileName), Buffer.concat(chunks))))
    })
    parser.on('filesLimit', () =>
      fail(malformed(`at most ${limits.files} files at once`, `一次最多上传 ${limits.files} 个文件`)),
    )
    parser.on('error', () => fail(malformed('the multipart body is damaged', 'multipart 内容已损坏')))
    request.on('aborted', () => fail(malformed('the upload broke off', '上传中断')))
    parser.on('finish', () => resolve(form))
    request.pipe(parser)
  })
}

const tooLarge = (name: string, { fileBytes }: UploadLimits): HttpError =>
  new HttpError(
    413,
    'REQUEST_TOO_LARGE',
    `“${name}” is larger than the limit of ${fileBytes} bytes`,
    `“${name}”超过上限 ${fileBytes} 字节`,
  )

/** Browsers may send a path; only the last part is the file's name. */
const nameOf = (name: string): string => (name ?? '').split(/[\\/]/).pop() || 'upload'

function assemble({ operations, map, files }: Form): unknown {
  const request = parse(operations, 'operations')
  for (const [part, places] of Object.entries(parse(map, 'map'))) {
    const file = files.get(part)
    if (!file || !Array.isArray(places))
      throw malformed(`the map names “${part}”, but no such file was sent`, `map 中的“${part}”没有对应的文件`)
    for (const place of places) put(request, String(place).split('.'), file)
  }
  return request
}

function parse(text: string | undefined, name: string): Record<string, any> {
  try {
    const value = JSON.parse(text ?? '')
    if (value && typeof value === 'object' && !Array.isArray(value)) return value
  } catch {}
  throw malformed(`the form field “${name}” must be a JSON object`, `表单字段“${name}”应为 JSON 对象`)
}

/** Only ever replaces a null that the request already holds, as the specification has it; no other property can be reached. */
function put(request: Record<string, any>, path: string[], file: UploadedFile): void {
  const last = path.pop()!
  let target: any = request
  for (const step of path)
    target = target && typeof target === 'object' && Object.hasOwn(target, step) ? target[step] : undefined
  if (!target || typeof target !== 'object' || !Object.hasOwn(target, last) || target[last] !== null)
    throw malformed(
      `there is no null at “${[...path, last].join('.')}” to put the file in`,
      `“${[...path, last].join('.')}”处没有可放文件的 null`,
    )
  target[last] = file
}
