import { gbk, readAll } from './read-tools'

const page = (body: string) =>
  `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>${body}</body></html>`
const table = `<table border=1><tr><th colspan=2>基本信息</th><th rowspan="2">备注</th></tr>
<tr><td>姓名</td><td>身份证号</td></tr>
<tr style="display:none"><td> 张三 </td><td x:str>110101199003071234</td><td>&nbsp;</td></tr>
<tr><td>李<b>四</b><br>（户主）</td><td>0012</td><td>a&lt;b&amp;c</td></tr></table>`

const expected = [
  { row: 1, cells: ['基本信息', undefined, '备注'] },
  { row: 2, cells: ['姓名', '身份证号'] },
  { row: 3, cells: ['张三', '110101199003071234'], hidden: true },
  { row: 4, cells: ['李四\n（户主）', '0012', 'a<b&c'] },
]

test.each([
  ['GBK with a declaration', gbk(page(table)), '导出.xls'],
  ['UTF-8 in spite of the declaration', Buffer.from(page(table)), '导出.xls'],
  ['UTF-16', Buffer.from(`\uFEFF${page(table)}`, 'utf16le'), '导出.html'],
  ['a bare table', Buffer.from(table), '导出.xls'],
])('a web page saved as .xls: %s', async (_, bytes, name) => {
  const read = await readAll(bytes, { name })
  expect([read.format, read.reader]).toEqual(['html', 'text'])
  expect(read.sheets[0]!.rows).toEqual(expected)
  expect(read.sheets[0]!.merges).toEqual([
    { top: 1, left: 0, bottom: 1, right: 1 },
    { top: 1, left: 2, bottom: 2, right: 2 },
  ])
  if (name.endsWith('xls')) expect(read.notes.at(-1)?.zh).toContain('HTML')
})

test('every table is a sheet; one inside another is its own; scripts and comments are not read', async () => {
  const body = `<!-- <table><tr><td>不</td></tr></table> --><script>"<table><tr><td>不"</script>
    <table><tr><td><table><tr><td>内</td></tr></table></td></tr></table><table><tr><td>二</td></tr></table><table></table>`
  const { sheets } = await readAll(Buffer.from(page(body)), { name: 'x.xls' })
  expect(sheets.map(({ name, rows }) => [name, rows[0]!.cells])).toEqual([
    ['Sheet1', ['内']],
    ['Sheet2', ['二']],
  ])
})

test('the names Excel writes into its pages are used', async () => {
  const names = '<!--[if gte mso 9]><xml><x:ExcelWorksheet><x:Name>2020年</x:Name></x:ExcelWorksheet></xml><![endif]-->'
  const { sheets } = await readAll(Buffer.from(page(names + table)), { name: 'x.xls' })
  expect(sheets[0]!.name).toBe('2020年')
})

test('spaces written as &nbsp; show the level of a name and stay', async () => {
  const { sheets } = await readAll(Buffer.from('<table><tr><td>&nbsp;&nbsp;东街村</td></tr></table>'), {
    name: 'x.xls',
  })
  expect(sheets[0]!.rows[0]!.cells).toEqual(['  东街村'])
})

test('a page without a table, and one whose span would fill the world', async () => {
  await expect(readAll(Buffer.from(page('<p>请登录</p>')), { name: 'x.xls' })).rejects.toMatchObject({
    code: 'NOT_A_WORKBOOK',
  })
  const wide = '<table><tr><td colspan=999999999 rowspan=999999999>a</td><td>b</td></tr></table>'
  await expect(readAll(Buffer.from(wide), { name: 'x.xls' })).rejects.toMatchObject({ code: 'TOO_LARGE' })
})

test('a web archive (.mht)', async () => {
  const quoted = [...Buffer.from(page(table))]
    .map((byte) => `=${byte.toString(16).padStart(2, '0').toUpperCase()}`)
    .join('')
    .replace(/(.{72})/g, '$1=\r\n')
  const mht = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--=_x"\r\n\r\n----=_x\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted}\r\n----=_x--\r\n`
  const read = await readAll(Buffer.from(mht), { name: 'x.xls' })
  expect(read.sheets[0]!.rows).toEqual(expected)
})
