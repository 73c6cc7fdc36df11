/** `/briefing`: the work report of a day as Markdown or Word; an office's own template, Word document or form, sent along, is filled instead. */
import express, { type Request, type RequestHandler, Router } from 'express'
import type { Api } from '../graphql/api'
import { clockAsked, paramsOf } from '../graphql/resolvers/clocks'
import { briefing } from '../measure/briefing/briefing'
import { fillForm } from '../measure/briefing/form'
import { isWord, isZip, templateText } from '../measure/briefing/template'
import { fillWord } from '../measure/briefing/word/fill'
import { Refusal } from '../messages/refusal'
import { attachment } from './file-out'
import { readForm, safeUpload } from './multipart'
import { ownSite } from './same-origin'

/** Bytes of a template. */
const MAX_TEMPLATE_BYTES = 16 * 2 ** 20
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** None of these can be sent across sites without the browser asking first. */
const TEMPLATES = ['text/markdown', XLSX, DOCX, 'application/octet-stream']

interface Filled {
  name: string
  mediaType: string
  content: string | Buffer
}

export function briefingRoutes(api: Api): Router {
  const router = Router()
  const answer: RequestHandler = async (request, response) => {
    const { name, mediaType, content } = await filled(request, await templateOf(request), api)
    response.writeHead(200, {
      'content-type': mediaType,
      ...(mediaType.startsWith('text/') ? {} : { 'content-disposition': attachment(name) }),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    response.end(content)
  }
  router
    .route('/')
    .all(ownSite)
    .get(answer)
    .post(express.raw({ type: TEMPLATES, limit: MAX_TEMPLATE_BYTES }), answer)
  return router
}

async function templateOf(request: Request): Promise<Buffer | undefined> {
  if (request.is('multipart/form-data')) {
    safeUpload(request)
    const { files } = await readForm(request, {
      fileBytes: MAX_TEMPLATE_BYTES,
      files: 1,
      bodyBytes: MAX_TEMPLATE_BYTES,
    })
    const [file] = files.values()
    if (!file) throw new Refusal('http.no-file', {})
    return file.content
  }
  if (Buffer.isBuffer(request.body)) return request.body
  if (request.headers['transfer-encoding'] === undefined && Number(request.headers['content-length'] ?? 0) === 0)
    return undefined
  const list = [...TEMPLATES, 'multipart/form-data'].join(', ')
  throw new Refusal('http.template-type', { list })
}

async function filled({ query }: Request, template: Buffer | undefined, api: Api): Promise<Filled> {
  const { slowStore, reader } = api.context()
  const given = paramsOf(query)
  const format = given('format') ?? 'md'
  if (format !== 'md' && format !== 'docx') throw new Refusal('http.briefing-format', {})
  const clock = await clockAsked(given, reader)
  const { on } = clock
  if (template && isWord(template))
    return { name: `汇报-${on}.docx`, mediaType: DOCX, content: (await fillWord(slowStore, template, clock)).docx }
  if (template && isZip(template))
    return { name: `套表-${on}.xlsx`, mediaType: XLSX, content: (await fillForm(slowStore, template, clock)).xlsx }
  const { markdown, docx } = await briefing(slowStore, { ...clock, template: template && templateText(template) })
  return format === 'md'
    ? { name: `工作汇报-${on}.md`, mediaType: 'text/markdown; charset=utf-8', content: markdown }
    : { name: `工作汇报-${on}.docx`, mediaType: DOCX, content: docx }
}
