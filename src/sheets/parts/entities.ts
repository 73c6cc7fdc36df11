/**
 * Comes in: text with references such as `&amp;` or `&#20013;`. Goes out: the characters meant. Unknown names stay as they
 * stand; nothing is ever expanded beyond one character.
 */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(/&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{2,8});/g, one) : text
}

function one(all: string, name: string): string {
  if (name[0] !== '#') return named.get(name) ?? all
  const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all
}

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['ensp', '\u2002'],
  ['emsp', '\u2003'],
  ['middot', '·'],
  ['times', '×'],
  ['divide', '÷'],
  ['yen', '¥'],
  ['deg', '°'],
  ['plusmn', '±'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['hellip', '…'],
  ['mdash', '—'],
  ['ndash', '–'],
  ['permil', '‰'],
  ['sup2', '²'],
  ['sup3', '³'],
])

/**
 * Comes in: text of an OOXML part as it stands. Goes out: plain text. References are undone, `_x000D_` is the character it
 * names, and a line end is a single line feed: `plainText('a&lt;b_x000D_\nc')` is `a<b\nc`.
 */
export function plainText(text: string): string {
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
  const decoded = lines.includes('&')
    ? lines.replace(/&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|amp|lt|gt|quot|apos);/g, one)
    : lines
  const whole = decoded.includes('_x')
    ? decoded.replace(/_x([\da-fA-F]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : decoded
  return whole.includes('\r') ? whole.replaceAll('\r\n', '\n') : whole
}
