/** What keeps a table from being read, or is worth a word: its header, columns, units; data about persons. */
import { message } from '../message'

export const tableMessages = {
  'table.duplicate-column': message(
    'DUPLICATE_COLUMN',
    { columns: 'names', field: 'text' },
    ({ columns, field }) => `${columns.join('和')}都像是“${field}”`,
    ({ columns, field }) => `columns ${columns.join(' and ')} both mean ${field}`,
    { actions: ({ field }) => [{ kind: 'choose-column', field }] },
  ),
  'table.unknown-column': message(
    'IGNORED_COLUMN',
    { column: 'text', header: 'text' },
    ({ column, header }) => `没有认出“${header || `${column}列`}”列，未导入`,
    ({ column, header }) => `the column “${header || column}” was not recognised and not imported`,
    { actions: ({ header }) => [{ kind: 'map-column', column: header || null, field: null }] },
  ),
  'table.nameless-column': message(
    'IGNORED_COLUMN',
    { name: 'text' },
    ({ name }) => `${name}列有内容但没有列名，未导入。请在表头写明列名`,
    ({ name }) => `column ${name} has values but no heading, and was not imported; write its name into the header`,
  ),
  'table.missing-column': message(
    'MISSING_COLUMN',
    { columns: 'names', field: 'text' },
    ({ columns }) => `缺少“${columns.join('”“')}”列，无法辨认是哪一条记录`,
    ({ columns }) => `the column ${columns.join(', ')} is missing`,
    { actions: ({ field }) => [{ kind: 'set-field', field }] },
  ),
  'table.hidden-columns': message(
    'HIDDEN',
    { columns: 'texts' },
    ({ columns }) => `隐藏的列（${columns.join('、')}）也已读取`,
    ({ columns }) => `hidden columns (${columns.join(', ')}) were read as well`,
  ),
  'table.no-money-unit': message(
    'UNIT_UNKNOWN',
    { names: 'texts' },
    ({ names }) => `“${names.join('”“')}”列没有写明金额单位`,
    ({ names }) => `the unit of “${names.join('”, “')}” is not stated`,
    { actions: () => [{ kind: 'state-money-unit' }] },
  ),
  'table.marked-names': message(
    'IGNORED_COLUMN',
    { header: 'text', n: 'number' },
    ({ header, n }) => `“${header}”列有 ${n} 个名称后带 * 一类的标记，标记没有导入。标记如有含义，请另加一列写明`,
    ({ header, n }) =>
      `${n} names of “${header}” end in a mark such as *, which was not imported; if it means something, write that in a column of its own`,
  ),
  'table.personal-columns': message(
    'PERSONAL_DATA',
    { columns: 'names' },
    ({ columns }) => `含个人信息列：${columns.join('、')}。本系统不保存个人信息，整张表没有导入`,
    ({ columns }) => `personal data columns: ${columns.join(', ')}; nothing of this sheet was imported`,
    { actions: () => [{ kind: 'drop-personal' }] },
  ),
  'table.personal-heading': message(
    'PERSONAL_DATA',
    {},
    '表头里有身份证号或手机号。本系统不保存个人信息，整张表没有导入。请删去后重新导入',
    'the header holds an identity or telephone number; nothing of this sheet was imported. Remove it and import again',
  ),
  'table.hidden-sheet': message(
    'HIDDEN',
    { sheet: 'text' },
    ({ sheet }) => `工作表“${sheet}”是隐藏的，没有导入`,
    ({ sheet }) => `the sheet “${sheet}” is hidden and was left out`,
    { actions: ({ sheet }) => [{ kind: 'name-sheet', sheet }] },
  ),
  'table.empty-sheet': message(
    'NO_TABLE',
    { sheet: 'text' },
    ({ sheet }) => `工作表“${sheet}”是空的`,
    ({ sheet }) => `the sheet “${sheet}” is empty`,
  ),
  'table.no-rows': message(
    'NO_TABLE',
    { at: 'number' },
    ({ at }) => `第 ${at} 行表头下面没有数据行`,
    ({ at }) => `there are no rows of data below the header in row ${at}`,
  ),
  'table.other-values': message(
    'IGNORED_COLUMN',
    { header: 'text' },
    ({ header }) => `“${header}”列的内容与列名不符，未导入。请核对是否填错了列`,
    ({ header }) =>
      `the values of the column “${header}” are not what its heading says, and were not imported; were they put into the wrong column?`,
    { actions: ({ header }) => [{ kind: 'map-column', column: header, field: null }] },
  ),
  'table.personal-row': message(
    'PERSONAL_DATA',
    { row: 'number' },
    ({ row }) => `第 ${row} 行含身份证号或手机号。本系统不保存个人信息，整张表没有导入。请删去后重新导入`,
    ({ row }) =>
      `row ${row} holds an identity or telephone number; nothing of this sheet was imported. Remove it and import again`,
  ),
  'table.no-header': message(
    'NO_TABLE',
    {},
    '没有找到表头。表格需要一行写明各列名称',
    'no header row was found; a table needs a row that names its columns',
  ),
  'table.form': message(
    'NO_TABLE',
    { roster: 'named' },
    ({ roster }) => `这是一张登记表（标签与内容交替排列），不是“${roster}”台账。请把各项名称写成一行表头，每条记录一行`,
    ({ roster }) =>
      `this is a form, labels and values in turn, not a list of ${roster}; write the labels as one header row and each record as a row`,
  ),
  'table.torn': message(
    'AMBIGUOUS_ROSTER',
    { best: 'named', second: 'named', roster: 'text' },
    ({ best, second }) => `这张表既像“${best}”又像“${second}”`,
    ({ best, second }) => `the table could be ${best} or ${second}`,
    { actions: ({ roster }) => [{ kind: 'state-roster', roster }] },
  ),
  'table.data-first': message(
    'NO_TABLE',
    { row: 'number' },
    ({ row }) => `第 ${row} 行看起来是数据，不是表头。请在第一行写明各列名称`,
    ({ row }) => `row ${row} looks like data, not like a header; write the names of the columns above it`,
  ),
  'table.not-this-roster': message(
    'NO_ROSTER',
    { headings: 'text', roster: 'named' },
    ({ headings, roster }) => `表头（${headings}）中没有“${roster}”的列`,
    ({ headings, roster }) => `none of the headings (“${headings}”) means a cell of ${roster}`,
    { actions: () => [{ kind: 'map-column', column: null, field: null }] },
  ),
  'table.no-roster': message(
    'NO_ROSTER',
    { headings: 'text', persons: 'yes' },
    ({ headings, persons }) =>
      `表头（${headings}）不属于任何一种已知台账${persons ? '。个人信息列无论如何都不会保存' : ''}`,
    ({ headings, persons }) =>
      `the headings (“${headings}”) belong to no roster we know${persons ? '; columns about persons are never stored' : ''}`,
    {
      actions: () => [
        { kind: 'state-roster', roster: null },
        { kind: 'map-column', column: null, field: null },
      ],
    },
  ),
}
