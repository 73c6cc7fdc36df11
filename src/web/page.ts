/** The frame of every page: one document with its style and script inside, which asks no other host for anything. */
import { randomBytes } from 'node:crypto'
import type { Response } from 'express'
import { style } from './style'

export interface WebPage {
  title: string
  /** HTML; whatever comes from data has gone through `escapeHtml`. */
  body: string
  /** JavaScript, run as it stands. */
  script: string
  /** What the script finds in `page`. */
  data?: unknown
}

/** Text as HTML shows it, also inside quotes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

/** JSON that no HTML parser takes for the end of a script. */
const embedded = (data: unknown): string => JSON.stringify(data ?? null).replace(/[<\u2028\u2029]/g, escapeCode)
const escapeCode = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`

export function sendPage(response: Response, { title, body, script, data }: WebPage): void {
  const nonce = randomBytes(12).toString('base64')
  response.set({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  })
  response.send(`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · RosterQL</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${style}</style>
</head>
<body>
<header class="top"><a class="brand" href="/import">RosterQL</a><nav>${linksAt(response.req.originalUrl)}</nav></header>
<main>${body}</main>
<script nonce="${nonce}">const page = ${embedded(data)};
${script}</script>
</body>
</html>
`)
}

const links: [to: string, text: string][] = [
  ['/import', '导入'],
  ['/q', '查询'],
  ['/graphql', 'GraphQL'],
]
const linksAt = (here: string): string =>
  links.map(([to, text]) => `<a href="${to}"${here.startsWith(to) ? ' aria-current="page"' : ''}>${text}</a>`).join('')
