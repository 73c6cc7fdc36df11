/** What is wrong with the value of one cell, and what is expected there. */
import { message } from '../message'

export const cellMessages = {
  'cell.not-a-number': message(
    'NOT_A_NUMBER',
    { example: 'text' },
    ({ example }) => `这里应填数字，例如 ${example}`,
    ({ example }) => `a number is expected here, such as ${example}`,
  ),
  'cell.number-too-large': message(
    'OUT_OF_RANGE',
    {},
    '数字太大，无法精确保存',
    'the number is too large to be stored exactly',
  ),
  'cell.no-money-unit': message(
    'UNIT_UNKNOWN',
    {},
    '金额没有写明单位（元、万元或亿元）',
    'the unit of this amount is not stated (“元”, “万元”, “亿元”)',
    { actions: () => [{ kind: 'state-money-unit' }] },
  ),
  'cell.not-whole': message(
    'NOT_A_NUMBER',
    { example: 'text' },
    ({ example }) => `这里应填整数，例如 ${example}`,
    ({ example }) => `a whole number is expected here, such as ${example}`,
  ),
  'cell.too-many-decimals': message(
    'PRECISION_LOST',
    {},
    '小数位太多，无法精确保存到分。请核对后按实际金额填写',
    'too many decimals to be stored exactly; please enter the exact figure',
  ),
  'cell.not-a-choice': message(
    'NOT_A_CHOICE',
    { options: 'names' },
    ({ options }) => `可填：${options.join('、')}`,
    ({ options }) => `one of: ${options.join(', ')}`,
  ),
  'cell.not-a-day': message(
    'NOT_A_DAY',
    {},
    '这里应填日期，例如 2020-06-15、2020年6月 或 6月中旬',
    'a day is expected here, such as 2020-06-15, “2020年6月” or “6月中旬”',
  ),
  'cell.no-year': message(
    'NOT_A_DAY',
    {},
    '日期缺少年份。请写全年份，例如 2020年6月中旬',
    'the day has no year and the sheet states none; write the year, such as “2020年6月中旬”',
  ),
  'cell.lost-zero': message(
    'PRECISION_LOST',
    {},
    '像“2020.10”这样的日期被存成了数字，末尾的 0 会丢失。请改写为 2020年10月 或 2020-10',
    'a month typed as a decimal number may have lost its last zero; write 2020-10',
  ),
  'cell.not-a-flag': message(
    'NOT_A_FLAG',
    {},
    '这里应填“是”或“否”（也可用 √、1、0、有、无）',
    'yes or no is expected here (“是”, “否”, √, 1, 0, “有”, “无”)',
  ),
  'cell.code-as-number': message(
    'PRECISION_LOST',
    {},
    '编码以数字保存，末尾位数已丢失。请把该列设为文本格式后重填',
    'a code stored as a number has lost its last digits; format the column as text and type it again',
  ),
  'cell.code-in-scientific': message(
    'PRECISION_LOST',
    {},
    '编码被显示成科学计数，末尾位数已丢失。请把该列设为文本格式后重填',
    'the code was saved in scientific notation and has lost digits; format the column as text and type it again',
  ),
  'cell.not-a-year': message('NOT_A_DAY', {}, '这里应填年份，例如 2020', 'a year is expected here, such as 2020'),
  'cell.too-long': message(
    'TOO_LONG',
    { most: 'text' },
    ({ most }) => `最多 ${most} 个字`,
    ({ most }) => `at most ${most} characters`,
  ),
  'cell.check-digit': message(
    'CHECK_DIGIT',
    {},
    '统一社会信用代码的校验位不符，请核对',
    'the check digit of the credit code fails; please compare with the certificate',
  ),
  'cell.too-small': message(
    'OUT_OF_RANGE',
    { limit: 'text' },
    ({ limit }) => (limit === '0' ? '不能为负数' : `不能小于 ${limit}`),
    ({ limit }) => `must not be below ${limit}`,
  ),
  'cell.too-great': message(
    'OUT_OF_RANGE',
    { limit: 'text' },
    ({ limit }) => `不能大于 ${limit}`,
    ({ limit }) => `must not exceed ${limit}`,
  ),
  'cell.error': message(
    'ERROR_CELL',
    {},
    '单元格是错误值。请改正公式或直接填写数值',
    'the cell is an error; mend the formula or type the value',
  ),
  'cell.uncached': message(
    'UNCACHED_FORMULA',
    {},
    '公式没有保存计算结果。请用 Excel 或 WPS 打开文件，保存后重新导入',
    'the formula was saved without its result; open the file in Excel or WPS, save it and import again',
  ),
  'cell.too-narrow': message(
    'ERROR_CELL',
    {},
    '单元格显示为 ####，原值已经丢失。请在原表中加宽该列后重新导出，或直接填写数值',
    'the cell was saved as ####, its value is lost; widen the column and export again, or type the value',
  ),
  'cell.pattern': message(
    'OUT_OF_RANGE',
    { must: 'named' },
    ({ must }) => must,
    ({ must }) => `must be ${must}`,
  ),
}
