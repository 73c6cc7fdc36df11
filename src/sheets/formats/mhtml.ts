/**
 * Comes in: a web archive (.mht, which Excel also saves under the name .xls). Goes out: the web pages in it, decoded to
 * bytes, for the reader of web pages.
 */
export function mhtmlPages(bytes: Buffer): Buffer[] {
  const text = bytes.toString('latin1')
  const boundary = /boundary="?([^"\r\n;]{1,200})"?/i.exec(text.slice(0, 20_000))?.[1]
  const parts = boundary === undefined ? [text] : text.split(`--${boundary}`)
  return parts.flatMap((part) => {
    const gap = /\r?\n\r?\n/.exec(part)
    if (!gap) return []
    const head = part.slice(0, gap.index)
    if (!/content-type:\s*text\/html/i.test(head)) return []
    return [decodeBody(part.slice(gap.index + gap[0].length), /transfer-encoding:\s*([\w-]+)/i.exec(head)?.[1] ?? '')]
  })
}

function decodeBody(body: string, encoding: string): Buffer {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64')
  if (!/quoted-printable/i.test(encoding)) return Buffer.from(body, 'latin1')
  const joined = body.replace(/=\r?\n/g, '')
  return Buffer.from(
    joined.replace(/=([\da-fA-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  )
}
