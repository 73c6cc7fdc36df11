/** Every reason for which a file is turned away, as a refusal. */
import { Refusal } from '../../messages/refusal'
import type { MessageRef, Named } from '../../messages/shapes'
import type { Limits } from './limits'

interface Where {
  sheet?: string
  zh?: string
  en?: string
}

export const faults = {
  missing: (path: string) => new Refusal('sheets.missing', { path }),
  empty: () => new Refusal('sheets.empty', {}),
  encrypted: () => new Refusal('sheets.encrypted', {}),
  notAWorkbook: (what: MessageRef) => new Refusal('sheets.not-a-workbook', { what }),
  textNamedWorkbook: (extension: string) => new Refusal('sheets.text-named-workbook', { extension }),
  noTable: () => new Refusal('sheets.no-table', {}),
  noSheets: () => new Refusal('sheets.no-sheets', {}),
  corrupt: (why: MessageRef, sheet?: string) => new Refusal('sheets.corrupt', { sheet: sheet ?? null, why }, { sheet }),
  hostile: (why: MessageRef) => new Refusal('sheets.hostile', { why }),
  tooLarge: (limit: keyof Limits, allowed: number, { sheet, zh = '', en = '' }: Where = {}) => {
    const args = { sheet: sheet ?? null, part: { zh, en }, allowed, ...excess[limit] }
    return new Refusal('sheets.too-large', args, { sheet })
  },
}

const split = { zh: '请拆成几个文件分别上传。', en: 'Split it into several files.' }
const resave = {
  zh: '请用 Excel 或 WPS 打开，另存为新的 .xlsx 后重新上传。',
  en: 'Open it in Excel or WPS and save it as a new .xlsx.',
}

const over = (zh: string, en: string, advice: Named) => ({ what: { zh, en }, advice })

/** What is too much, and what to do about it. */
const excess: Record<keyof Limits, { what: Named; advice: Named }> = {
  fileBytes: over('文件大小（字节）', 'the file size in bytes', split),
  entries: over('压缩包内的部件数', 'the number of parts in the file', resave),
  sheets: over('工作表数', 'the number of sheets', split),
  ratio: over('压缩比', 'the compression ratio', resave),
  ratioFloorBytes: over('解压后的大小（字节）', 'the inflated size in bytes', resave),
  inflatedBytes: over('解压后的大小（字节）', 'the inflated size in bytes', split),
  rows: over('行数', 'the number of rows', split),
  columns: over('列数', 'the number of columns', {
    zh: '请删去右侧多余的列。',
    en: 'Delete the surplus columns on the right.',
  }),
  merges: over('合并单元格数', 'the number of merged areas', {
    zh: '请取消合并单元格或拆分文件。',
    en: 'Unmerge cells or split the file.',
  }),
  cellText: over('字数', 'its number of characters', {
    zh: '请检查引号是否成对，或删短该单元格。',
    en: 'Check for an unpaired quote, or shorten the cell.',
  }),
  milliseconds: over('读取时间（毫秒）', 'the reading time in milliseconds', split),
  memoryBytes: over('读取所需的内存（字节）', 'the memory needed in bytes', {
    zh: '请另存为 .xlsx 或拆分后重新上传。',
    en: 'Save it as .xlsx or split it.',
  }),
}
