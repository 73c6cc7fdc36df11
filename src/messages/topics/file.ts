/** What is wrong with a whole file: it cannot be read, came in before, was refused. */
import { message } from '../message'

export const fileMessages = {
  'file.missing': message(
    'UNREADABLE',
    { name: 'text' },
    ({ name }) => `找不到文件“${name}”`,
    ({ name }) => `there is no file “${name}”`,
  ),
  'file.folder': message(
    'UNREADABLE',
    { name: 'text' },
    ({ name }) => `“${name}”是文件夹`,
    ({ name }) => `“${name}” is a folder`,
  ),
  'file.damaged': message(
    'UNREADABLE',
    { name: 'text', why: 'text' },
    ({ name }) => `文件“${name}”已损坏，无法读取。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入`,
    ({ name, why }) =>
      `“${name}” is damaged and cannot be read; open it in Excel or WPS, save it as .xlsx and import that (“${why}”)`,
  ),
  'file.strict': message(
    'RULE',
    {},
    '文件有错误，按要求整个文件没有导入',
    'refused whole, as asked: the file has errors',
    { actions: () => [{ kind: 'allow-errors' }] },
  ),
  'file.duplicate': message(
    'KEY_DUPLICATE',
    { when: 'named' },
    ({ when }) => `内容完全相同的文件${when}，没有再次导入`,
    ({ when }) => `the same file ${when}`,
    { actions: () => [{ kind: 'import-again' }] },
  ),
  'file.at': message(
    null,
    { name: 'text', why: 'said' },
    ({ name, why }) => `“${name}”：${why}`,
    ({ name, why }) => `“${name}”: ${why}`,
  ),
  'file.too-much-memory': message(
    'TOO_LARGE',
    { most: 'number' },
    ({ most }) => `读取时占用的内存超过 ${most} MB，已停止。请把文件拆成几个再导入`,
    ({ most }) => `reading took more than ${most} MB of memory and was stopped; split the file`,
  ),
  'file.too-slow': message(
    'TOO_LARGE',
    { most: 'number' },
    ({ most }) => `读取超过 ${most} 秒，已停止。请把文件拆成几个再导入`,
    ({ most }) => `reading took longer than ${most} s and was stopped; split the file`,
  ),
  'file.broken': message(
    'UNREADABLE',
    { why: 'text' },
    '读取时出错，文件可能已损坏',
    ({ why }) => `reading failed: “${why}”`,
  ),
}
