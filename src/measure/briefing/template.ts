/** The bytes of an office's own template come in; goes out whether it is a Word document or a form to fill, and its text when it is neither. */
import { isUtf8 } from 'node:buffer'
import { Refusal } from '../../messages/refusal'
import { decoder, guessCharset } from '../../sheets/formats/charset'
import { Package } from '../../sheets/mark/zip'

/** Workbooks are zip files; a file that is another kind of zip is refused when it is opened. */
export const isZip = (template: Buffer): boolean => template.subarray(0, 2).toString('latin1') === 'PK'

/** A document is a zip file with a folder of Word's own. */
export function isWord(template: Buffer): boolean {
  try {
    return isZip(template) && new Package(template).paths.some((path) => path.startsWith('word/'))
  } catch {
    return false
  }
}

export const noTemplate = (): Refusal => new Refusal('template.format', {})

/** Notepad puts a mark before UTF-8 or writes GB18030, and ends its lines with two characters. */
export function templateText(template: Buffer): string {
  const charset = guessCharset(template.subarray(0, 4096), template, isUtf8(template))
  if (template.includes(0) && !charset.startsWith('utf-16')) throw noTemplate()
  return decoder(charset)(template).replaceAll('\r\n', '\n')
}
