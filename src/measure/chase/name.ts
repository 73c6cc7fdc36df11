/** Names of areas come in, names of files that every system accepts go out. */

const FULL: Record<string, string> = {
  '<': '＜',
  '>': '＞',
  ':': '：',
  '"': '＂',
  '/': '／',
  '\\': '＼',
  '|': '｜',
  '?': '？',
  '*': '＊',
}
/** Windows keeps these for devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i
const MAX_FILE_NAME = 80

/** What a chase list's file is called: `fileName('甲/乙镇', '', taken)` is `甲／乙镇催办清单.xlsx`. The result is added to `taken`. */
export function fileName(label: string, code: string | null, taken: Set<string>): string {
  const clean = [
    ...label
      .normalize('NFC')
      .replace(/[<>:"/\\|?*]/g, (char) => FULL[char] ?? char)
      .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ''),
  ]
    .slice(0, MAX_FILE_NAME)
    .join('')
    .trim()
    .replace(/^\.+/, '')
  const base = DEVICE.test(clean) ? `${clean}_` : clean || '未命名'
  const names = [base, ...(code ? [`${base}（${code}）`] : [])]
  let name = names.find((each) => !taken.has(each.toLowerCase())) ?? base
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base}（${n}）`
  taken.add(name.toLowerCase())
  return `${name}催办清单.xlsx`
}
