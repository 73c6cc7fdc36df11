/** A sheet that is for people only says so itself, in the first text it has; the import leaves it alone and mentions it. */
import type { Row } from '../../sheets/sheet'
import { texts } from '../model/lines'
import type { FileSurvey } from '../model/table'

/** How the title of such a sheet ends. */
export const ASIDE = '（仅供对照，不导入）'

export function isNotForImport(rows: Row[]): boolean {
  const [first] = rows.flatMap(texts)
  return first?.text.endsWith(ASIDE) ?? false
}

export const notForImportNote = (sheet: string): FileSurvey['notes'][number] => ({
  zh: `工作表“${sheet}”仅供对照，没有导入`,
  en: `the sheet “${sheet}” is for reading only and was left out`,
})
