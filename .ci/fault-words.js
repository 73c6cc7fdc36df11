// What to do about each fault, for the pages: English, then Chinese. A fault without advice is an error.

const file = ['file', '文件']
const sheet = ['sheet', '工作表']
const cell = ['cell', '单元格']
const row = ['row', '行']

/** Code → what it speaks of, and what to do. */
module.exports = {
  UNREADABLE: [
    file,
    'Open it in Excel or WPS, save it as .xlsx, hand it in again.',
    '用 Excel 或 WPS 打开，另存为 .xlsx 再报。',
  ],
  ENCRYPTED: [
    file,
    'Take the password off (save as, tools, general options) and hand it in again.',
    '去掉密码（另存为—工具—常规选项）再报。',
  ],
  NOT_A_WORKBOOK: [
    file,
    'It is a document or a picture. The rows have to be in a table.',
    '这是文档或图片，数据要放进表格里。',
  ],
  TOO_LARGE: [
    file,
    'Usually a sheet formatted down to its last row: delete the empty rows. Else raise the limit with `--limit`.',
    '多半是格式刷到了最后一行：删去空行。确实大就用 `--limit` 放宽。',
  ],
  NO_TABLE: [
    sheet,
    'A table needs a row that names its columns. Of a cover page nothing has to be done.',
    '表格要有一行写明各列名称。封面、说明页不用管。',
  ],
  NO_ROSTER: [
    sheet,
    'Say which roster it is with `--roster`, or use the headings of `template`.',
    '用 `--roster` 指明是哪种台账，或换用 `template` 的表头。',
  ],
  AMBIGUOUS_ROSTER: [
    sheet,
    'Say which one with `--roster`, or write it into the title.',
    '用 `--roster` 指明，或在标题里写清楚。',
  ],
  MISSING_COLUMN: [
    sheet,
    'Add the column; state one value for the whole sheet with `--set`; or say which column it is with `--map`.',
    '补上这一列；全表同一个值的用 `--set`；换了名字的用 `--map`。',
  ],
  DUPLICATE_COLUMN: [
    sheet,
    'Say with `--map` which of the two counts, or delete the other.',
    '用 `--map` 说明以哪一列为准，或删去另一列。',
  ],
  UNIT_UNKNOWN: [
    cell,
    'Write 元 or 万元 into the heading or above the table, or use `--money-unit`.',
    '在表头或表上方写明“元”“万元”，或用 `--money-unit`。',
  ],
  PERSONAL_DATA: [
    sheet,
    'Delete these columns. If they came in by mistake, `--drop-personal` leaves them out.',
    '删去这些列。带错了的，可用 `--drop-personal` 丢弃。',
  ],
  REQUIRED: [
    cell,
    'Fill it in. Blank means as above? Then say so with `--fill`.',
    '补填。空着表示同上的，用 `--fill` 说明。',
  ],
  NOT_A_NUMBER: [
    cell,
    'Write a number: 30000 or 3万. Put words into the remarks.',
    '写成数字：30000 或 3万。文字写到备注里。',
  ],
  NOT_A_DAY: [
    cell,
    'Write 2020-06-15, 2020年6月 or 6月中旬, with the year where the sheet has none.',
    '写成 2020-06-15、2020年6月 或 6月中旬；表里没有年份的要写全。',
  ],
  NOT_A_CHOICE: [cell, 'Write one of the words the message lists.', '从提示列出的词里选一个。'],
  NOT_A_FLAG: [cell, 'Write 是 or 否 (√, 1, 0, 有, 无 will do).', '写“是”或“否”（√、1、0、有、无 也行）。'],
  OUT_OF_RANGE: [cell, 'Look for a slipped unit or a missing decimal point.', '看看是不是单位写错、漏了小数点。'],
  TOO_LONG: [cell, 'Shorten it, or move the rest into the remarks.', '写短些，其余放到备注。'],
  PRECISION_LOST: [
    cell,
    'Format the column as text first, then type the code or the month again.',
    '先把列设为文本格式，再重新输入编码或月份。',
  ],
  CHECK_DIGIT: [
    cell,
    'Compare the code with the certificate. The row has come in; this is a warning.',
    '与证书核对代码。只是提示，该行已导入。',
  ],
  ERROR_CELL: [cell, 'Mend the formula that gives #REF! or #N/A.', '修好出 #REF!、#N/A 的公式。'],
  UNCACHED_FORMULA: [
    cell,
    'Open the file in Excel or WPS and save it, so that the result is in it.',
    '用 Excel 或 WPS 打开再保存，让结果留在文件里。',
  ],
  LINK_UNKNOWN: [
    cell,
    'Is it a slip? Take the name that is suggested. Is it new? Hand in its own roster first, or in the same call.',
    '写错了？改成提示的名称。确实是新的？先报它自己的台账，或一起报。',
  ],
  LINK_AMBIGUOUS: [
    cell,
    'Add the column that tells them apart, such as 乡镇 for a village.',
    '加一列分清是哪一个，如行政村加上乡镇。',
  ],
  KEY_DUPLICATE: [
    row,
    'One row of the two is too many. Of a whole file: it came in before, `--again` imports it again.',
    '两行重复，去掉一行。说的是整个文件时：以前导入过，重新导入用 `--again`。',
  ],
  KEY_CONFLICT: [
    row,
    'Code and name lead to two rows: correct the wrong one.',
    '编码与名称指向两条记录，改正错的那个。',
  ],
  CELL_CONFLICT: [cell, 'Two places say different things: correct one of them.', '两处说法不一，改正其中一处。'],
  RULE: [
    row,
    'The message names the rule; [indicators.md](indicators.md#rules) lists them all.',
    '提示写明是哪条规则，全部规则见 [indicators.md](indicators.md#校验规则)。',
  ],
  CONTROL_TOTAL: [
    cell,
    'The rows have come in. Look whether a row is missing or the total is old.',
    '明细已导入。看是漏了行，还是合计没有更新。',
  ],
  PERCENT_SCALE: [
    cell,
    'Is 0.92 meant as 92 %? Then format the cells as percentages.',
    '0.92 是 92%？请把单元格设为百分比格式。',
  ],
  HIDDEN: [
    sheet,
    'Hidden rows and columns were read. A hidden sheet is read only when `--sheet` names it.',
    '隐藏的行列也读了。隐藏的工作表要用 `--sheet` 点名才读。',
  ],
  ROW_NUMBER: [
    row,
    'Look whether a row was deleted by mistake. Everything there is has come in.',
    '看是不是误删了行。现有的行都已导入。',
  ],
  PICTURE: [cell, 'Type what the picture shows.', '把图片里的内容打成字。'],
  IGNORED_COLUMN: [
    sheet,
    'Needed? Say which field it is with `--map`. Else there is nothing to do.',
    '要用？用 `--map` 说明是哪个字段。不用就不管。',
  ],
}
