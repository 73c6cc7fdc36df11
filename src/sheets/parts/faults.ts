import { type Limits, SheetFault } from './limits'

/** Every reason for which a file is turned away: what was found and the one thing to do about it. */
export const faults = {
  missing: (path: string) =>
    new SheetFault(
      'UNREADABLE',
      `找不到文件“${path}”，或没有读取权限。请检查路径。`,
      `There is no readable file at "${path}". Check the path.`,
    ),
  empty: () =>
    new SheetFault(
      'UNREADABLE',
      '文件是空的（0 字节）。请重新导出或重新上传。',
      'The file is empty (0 bytes). Export or upload it again.',
    ),
  encrypted: () =>
    new SheetFault(
      'ENCRYPTED',
      '文件设有打开密码。请在 Excel 或 WPS 中打开，取消密码（文件 → 信息/文档加密 → 清空密码），保存后重新上传。若打开时并不要求密码，另存为新的 .xlsx 即可。',
      'The file is protected by a password. Open it in Excel or WPS, remove the password, save it and upload it again. If none is asked for, saving it as a new .xlsx is enough.',
    ),
  notAWorkbook: (zh: string, en: string) =>
    new SheetFault(
      'NOT_A_WORKBOOK',
      `这个文件不是电子表格，而是${zh}。请上传 Excel 或 WPS 表格（.xlsx、.xls、.et、.csv）。`,
      `This file is not a spreadsheet but ${en}. Upload an Excel or WPS sheet (.xlsx, .xls, .et, .csv).`,
    ),
  textNamedWorkbook: (extension: string) =>
    new SheetFault(
      'NOT_A_WORKBOOK',
      `文件名以 .${extension} 结尾，内容却只是文字，不是电子表格。若是 CSV，请把扩展名改为 .csv；否则请重新导出。`,
      `The name ends in .${extension} but the content is plain text. If it is CSV, rename it to .csv; otherwise export it again.`,
    ),
  noTable: () =>
    new SheetFault(
      'NOT_A_WORKBOOK',
      '这是一个网页文件，里面没有表格。请在原系统中重新导出为 Excel。',
      'This is a web page without any table. Export it again as an Excel file.',
    ),
  noSheets: () =>
    new SheetFault(
      'UNREADABLE',
      '工作簿里一个工作表也没有。请在 Excel 或 WPS 中打开检查，另存为 .xlsx 后重新上传。',
      'The workbook has no sheets. Open it in Excel or WPS, save it as .xlsx and upload it again.',
    ),
  corrupt: (zh: string, en: string, sheet?: string) =>
    new SheetFault(
      'UNREADABLE',
      `${sheet === undefined ? '文件' : `工作表“${sheet}”`}已损坏或不完整：${zh}。请用 Excel 或 WPS 打开，另存为新的 .xlsx 后重新上传。`,
      `${sheet === undefined ? 'The file' : `Sheet "${sheet}"`} is damaged or incomplete: ${en}. Open it in Excel or WPS, save it as a new .xlsx and upload it again.`,
      sheet,
    ),
  hostile: (zh: string, en: string) =>
    new SheetFault(
      'UNREADABLE',
      `文件结构不正常：${zh}。请用 Excel 或 WPS 打开，另存为新的 .xlsx 后重新上传。`,
      `The file is not built like a workbook: ${en}. Open it in Excel or WPS, save it as a new .xlsx and upload it again.`,
    ),
  tooLarge: (limit: keyof Limits, allowed: number, where?: { sheet?: string; zh?: string; en?: string }) => {
    const [zh, en, toDoZh, toDoEn] = excess[limit]
    const at = where?.sheet === undefined ? '' : `工作表“${where.sheet}”`
    const atEn = where?.sheet === undefined ? '' : `Sheet "${where.sheet}": `
    return new SheetFault(
      'TOO_LARGE',
      `${at}${where?.zh ?? ''}${zh}超过上限 ${allowed}。${toDoZh}`,
      `${atEn}${where?.en ? `${where.en}: ` : ''}${en} exceeds the limit of ${allowed}. ${toDoEn}`,
      where?.sheet,
    )
  },
}

const split = ['请拆成几个文件分别上传。', 'Split it into several files.'] as const
const resave = [
  '请用 Excel 或 WPS 打开，另存为新的 .xlsx 后重新上传。',
  'Open it in Excel or WPS and save it as a new .xlsx.',
] as const

const excess: Record<keyof Limits, readonly [string, string, string, string]> = {
  fileBytes: ['文件大小（字节）', 'the file size in bytes', ...split],
  entries: ['压缩包内的部件数', 'the number of parts in the file', ...resave],
  sheets: ['工作表数', 'the number of sheets', ...split],
  ratio: ['压缩比', 'the compression ratio', ...resave],
  ratioFloorBytes: ['解压后的大小（字节）', 'the inflated size in bytes', ...resave],
  inflatedBytes: ['解压后的大小（字节）', 'the inflated size in bytes', ...split],
  rows: ['行数', 'the number of rows', ...split],
  columns: ['列数', 'the number of columns', '请删去右侧多余的列。', 'Delete the surplus columns on the right.'],
  merges: [
    '合并单元格数',
    'the number of merged areas',
    '请取消合并单元格或拆分文件。',
    'Unmerge cells or split the file.',
  ],
  cellText: [
    '字数',
    'its number of characters',
    '请检查引号是否成对，或删短该单元格。',
    'Check for an unpaired quote, or shorten the cell.',
  ],
  milliseconds: ['读取时间（毫秒）', 'the reading time in milliseconds', ...split],
  memoryBytes: [
    '读取所需的内存（字节）',
    'the memory needed in bytes',
    '请另存为 .xlsx 或拆分后重新上传。',
    'Save it as .xlsx or split it.',
  ],
}
