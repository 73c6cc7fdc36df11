/**
 * Reads a made-up roster of 100,000 rows and 15 columns (1,000,000 rows with --million) and prints, from one run: the time
 * to only inflate it (with unzip and with Node's zlib), ours, and SheetJS's; the ratios; and the memory each needed at its peak, in a process of its own.
 * `npx tsc && node test/bench/read.js [--million] [--dist <folder>]`
 */
const { spawnSync } = require('node:child_process')
const { createWriteStream, mkdtempSync, rmSync, statSync } = require('node:fs')
const { once } = require('node:events')
const { tmpdir } = require('node:os')
const { join, resolve } = require('node:path')
const { crc32, createDeflateRaw, createInflateRaw } = require('node:zlib')

const dist = process.argv.includes('--dist')
  ? process.argv[process.argv.indexOf('--dist') + 1]
  : join(__dirname, '../../dist')
const load = (file) => require(resolve(dist, 'src/sheets', file))
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const townships = ['城关镇', '河西乡', '青山镇', '石桥乡', '龙泉镇', '白杨乡', '双河镇', '大坪乡', '新店镇', '枫林乡']
const reasons = ['因病', '因残', '因学', '缺技术', '缺劳力', '缺资金', '交通条件落后', '自身发展动力不足']
const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const given = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂文辉']

/** A string table that is filled while the rows are written. */
class Strings {
  list = []
  index = new Map()
  of(text) {
    let at = this.index.get(text)
    if (at === undefined) {
      at = this.list.length
      this.index.set(text, at)
      this.list.push(text)
    }
    return at
  }
}

function* sheetXml(rows, strings) {
  yield `${xml}<worksheet ${main}><dimension ref="A1:O${rows + 1}"/><cols><col min="15" max="15" width="9" hidden="1"/></cols><sheetData>`
  let seed = 20_200_501
  const random = (below) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  const heads =
    '序号 乡镇 行政村 户主姓名 身份证号 家庭人口 脱贫年度 致贫原因 人均纯收入 住房面积 是否危房 建档日期 联系电话 帮扶金额 备注'
  const text = (column, row, value) => `<c r="${column}${row}" s="1" t="s"><v>${strings.of(value)}</v></c>`
  const number = (column, row, value, style = 0) => `<c r="${column}${row}" s="${style}"><v>${value}</v></c>`
  let out = `<row r="1" spans="1:15">${heads
    .split(' ')
    .map((head, i) => text(String.fromCharCode(65 + i), 1, head))
    .join('')}</row>`
  for (let i = 1; i <= rows; i++) {
    const r = i + 1
    const township = townships[random(10)]
    const name = surnames[random(20)] + given[random(25)] + given[random(25)]
    out +=
      `<row r="${r}" spans="1:15" ht="14.25" x14ac:dyDescent="0.15">${number('A', r, i)}${text('B', r, township)}` +
      text('C', r, `${township.slice(0, 2)}${given[random(25)]}${given[random(12)]}村`) +
      text('D', r, name) +
      text(
        'E',
        r,
        `3401${10 + random(80)}19${40 + random(60)}0${1 + random(9)}1${random(10)}${String(i).padStart(4, '0').slice(-4)}`,
      ) +
      number('F', r, 1 + random(7)) +
      number('G', r, 2014 + random(7)) +
      text('H', r, reasons[random(8)]) +
      number('I', r, (3_000 + random(1_500_000) / 100).toFixed(2)) +
      number('J', r, 40 + random(120)) +
      text('K', r, random(9) ? '否' : '是') +
      number('L', r, 41_640 + random(2_190), 2) +
      number('M', r, 13_000_000_000 + random(999_999_999)) +
      number('N', r, random(100) * 100 + 0.5) +
      `${text('O', r, random(3) ? '已脱贫' : '边缘易致贫户')}</row>`
    if (out.length < 500_000) continue
    yield out
    out = ''
  }
  yield `${out}</sheetData><mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells></worksheet>`
}

function* stringsXml(strings) {
  yield `${xml}<sst ${main} uniqueCount="${strings.list.length}">`
  for (let at = 0; at < strings.list.length; at += 5_000) {
    yield strings.list
      .slice(at, at + 5_000)
      .map((text) => `<si><t>${text}</t></si>`)
      .join('')
  }
  yield '</sst>'
}

/** Writes a workbook as a zip file, each part deflated as it is made. */
async function write(path, rows) {
  const strings = new Strings()
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const parts = [
    [
      '[Content_Types].xml',
      [
        `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/></Types>`,
      ],
    ],
    [
      '_rels/.rels',
      [
        `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ],
    ],
    [
      'xl/workbook.xml',
      [
        `${xml}<workbook ${main} xmlns:r="${office}"><sheets><sheet name="脱贫户台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ],
    ],
    [
      'xl/_rels/workbook.xml.rels',
      [
        `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
      ],
    ],
    [
      'xl/styles.xml',
      [
        `${xml}<styleSheet ${main}><fonts count="1"><font><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0"/><xf numFmtId="31" fontId="0" fillId="0" borderId="0"/></cellXfs></styleSheet>`,
      ],
    ],
    ['xl/worksheets/sheet1.xml', sheetXml(rows, strings)],
    ['xl/sharedStrings.xml', stringsXml(strings)],
  ]
  const file = createWriteStream(path)
  const central = []
  let at = 0
  const put = (bytes) => {
    at += bytes.length
    return file.write(bytes) ? undefined : once(file, 'drain')
  }
  for (const [name, pieces] of parts) {
    const offset = at
    const header = Buffer.alloc(30)
    header.write('PK\x03\x04\x14\0\x08\x08\x08', 'latin1')
    header.writeUInt16LE(name.length, 26)
    await put(Buffer.concat([header, Buffer.from(name)]))
    const begin = at
    let crc = 0
    let size = 0
    const deflate = createDeflateRaw()
    const packing = (async () => {
      for await (const chunk of deflate) await put(chunk)
    })()
    for (const piece of pieces) {
      const bytes = Buffer.from(piece)
      crc = crc32(bytes, crc)
      size += bytes.length
      if (!deflate.write(bytes)) await once(deflate, 'drain')
    }
    deflate.end()
    await packing
    const sizes = [crc >>> 0, at - begin, size]
    const entry = Buffer.alloc(46)
    entry.write('PK\x01\x02\x14\0\x14\0\x08\x08\x08', 'latin1')
    for (const [i, value] of sizes.entries()) entry.writeUInt32LE(value, 16 + 4 * i)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    central.push(entry, Buffer.from(name))
    const descriptor = Buffer.alloc(16)
    descriptor.write('PK\x07\x08', 'latin1')
    for (const [i, value] of sizes.entries()) descriptor.writeUInt32LE(value, 4 + 4 * i)
    await put(descriptor)
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  await put(Buffer.concat([directory, end]))
  file.end()
  await once(file, 'close')
}

const readers = {
  /** The usual tool: `unzip -p | wc -c`. */
  async unzip(path) {
    const found = spawnSync('sh', ['-c', `unzip -p '${path}' | wc -c`], { encoding: 'utf8' })
    if (!Number(found.stdout)) throw new Error('unzip is not installed')
    return `${(Number(found.stdout) / 1e6).toFixed(0)} MB of XML`
  },
  /** What this machine's zlib does in the same process, the hardest reference. */
  async inflate(path) {
    const { openSource } = load('parts/source.js')
    const { readDirectory } = load('parts/zip.js')
    const { Meter } = load('parts/meter.js')
    const { defaultLimits } = load('parts/limits.js')
    const source = await openSource(path)
    let bytes = 0
    for (const entry of (await readDirectory(source, new Meter(defaultLimits))).values()) {
      const header = await source.read(entry.offset, 30)
      const packed = source.stream(
        entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28),
        entry.compressed,
      )
      for await (const chunk of packed.pipe(createInflateRaw({ chunkSize: 512 * 1024 }))) bytes += chunk.length
    }
    return `${(bytes / 1e6).toFixed(0)} MB of XML`
  },
  async ours(path) {
    const { openWorkbook } = load('open.js')
    const workbook = await openWorkbook(path)
    let rows = 0
    let cells = 0
    for (const sheet of workbook.sheets) {
      for await (const batch of sheet.rows()) {
        rows += batch.length
        for (const row of batch) cells += row.cells.length
      }
    }
    return `${rows - 1} data rows, ${cells} cells, by ${workbook.reader}`
  },
  async sheetjs(path) {
    const { readFile } = require('xlsx')
    const sheet = Object.values(
      readFile(path, { dense: true, cellNF: true, cellStyles: true, sheetStubs: true }).Sheets,
    )[0]
    return sheet ? `${sheet['!data'].length - 1} data rows` : 'no sheet delivered, no error'
  },
}

async function measure(name, path) {
  const base = process.resourceUsage().maxRSS
  const start = performance.now()
  const found = await readers[name](path)
  const ms = performance.now() - start
  console.log(JSON.stringify({ ms, peak: process.resourceUsage().maxRSS / 1024, base: base / 1024, found }))
}

async function compare(rows) {
  const folder = mkdtempSync(join(tmpdir(), 'rosterql-read-'))
  const path = join(folder, 'roster.xlsx')
  try {
    await write(path, rows)
    console.log(`${rows.toLocaleString('en')} × 15, ${(statSync(path).size / 1e6).toFixed(1)} MB on disk`)
    const times = {}
    for (const name of Object.keys(readers)) {
      const child = spawnSync(process.execPath, [__filename, '--dist', dist, '--measure', name, path], {
        encoding: 'utf8',
      })
      if (child.status !== 0) {
        console.log(`${name.padEnd(8)} failed: ${child.stderr.trim().split('\n').slice(-3)[0] ?? child.signal}`)
        continue
      }
      const { ms, peak, base, found } = JSON.parse(child.stdout)
      times[name] = ms
      const ratio = ['unzip', 'inflate', 'ours'].filter((other) => times[other] && other !== name)
      const ratios = ratio.map((other) => `${(ms / times[other]).toFixed(1)} × ${other}`).join(', ')
      console.log(
        `${name.padEnd(8)} ${ms.toFixed(0).padStart(6)} ms  ${ratios.padEnd(40)} peak ${peak.toFixed(0)} MB (${(peak - base).toFixed(0)} above start)  ${found}`,
      )
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const at = process.argv.indexOf('--measure')
if (at >= 0) measure(process.argv[at + 1], process.argv[at + 2])
else compare(process.argv.includes('--million') ? 1_000_000 : 100_000)
