/** Styles come in as cells use them; numbers for the cells go out at once, and styles.xml when all cells are written. */
import { STYLES, type Style, type StyleName } from './looks'
import { attributes, MAIN, XML_HEAD } from './xml'

const BUILT_IN: Record<string, number> = {
  General: 0,
  '0': 1,
  '0.00': 2,
  '#,##0': 3,
  '#,##0.00': 4,
  '0%': 9,
  '0.00%': 10,
  '@': 49,
}
const FIRST_OWN_FORMAT = 164
const EDGE = (side: string) => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`
const BORDER = `<border>${['left', 'right', 'top', 'bottom'].map(EDGE).join('')}<diagonal/></border>`

/** A list without repetitions; an item is known by its place. */
class Pool {
  private readonly places = new Map<string, number>()
  constructor(...first: string[]) {
    for (const item of first) this.place(item)
  }
  place(item: string): number {
    const known = this.places.get(item)
    if (known !== undefined) return known
    this.places.set(item, this.places.size)
    return this.places.size - 1
  }
  items = () => [...this.places.keys()]
  xml = (tag: string) => `<${tag} count="${this.places.size}">${this.items().join('')}</${tag}>`
}

/** `argb('#ffeb84')` is `FFFFEB84`. */
function argb(color: string): string {
  const bare = color.replace('#', '').toUpperCase()
  if (!/^([\dA-F]{2})?[\dA-F]{6}$/.test(bare)) throw new RangeError(`颜色应为 FFRRGGBB：${color} / not a colour`)
  return bare.padStart(8, 'F')
}

/** A solid fill, e.g. `solidFill('FFFF9999')`. */
export const solidFill = (color: string, prefix = ''): string =>
  `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${argb(color)}"/>` +
  `<${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`

function font(style: Style): string {
  const color = style.color ? `<color rgb="${argb(style.color)}"/>` : ''
  const face = `<name val="宋体"/><family val="3"/><charset val="134"/>`
  return `<font>${style.bold ? '<b/>' : ''}${style.italic ? '<i/>' : ''}<sz val="${style.size ?? 11}"/>${color}${face}</font>`
}

function alignment({ align, wrap }: Style): string {
  if (!align && !wrap) return ''
  return `<alignment${attributes({ horizontal: align, vertical: 'center', wrapText: wrap })}/>`
}

/** Numbers the styles of one workbook; style 0 is the plain one. */
export class StyleBook {
  private readonly formats = new Pool()
  private readonly fonts = new Pool(font({}))
  // Excel keeps the first two fills for itself, whatever the file says.
  private readonly fills = new Pool(
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  )
  private readonly borders = new Pool('<border><left/><right/><top/><bottom/><diagonal/></border>')
  private readonly cells = new Pool()
  private readonly known = new WeakMap<Style, number>()

  constructor() {
    this.cells.place(this.cell({}))
  }

  /** The number a cell names in its `s` attribute. */
  number(style: Style | StyleName | undefined): number {
    if (!style) return 0
    const wanted: Style = typeof style === 'string' ? STYLES[style] : style
    let number = this.known.get(wanted)
    if (number === undefined) {
      number = this.cells.place(this.cell(wanted))
      this.known.set(wanted, number)
    }
    return number
  }

  private format(code: string): number {
    return BUILT_IN[code] ?? FIRST_OWN_FORMAT + this.formats.place(code)
  }

  private cell(style: Style): string {
    const numFmtId = this.format(style.numberFormat ?? 'General')
    const fontId = this.fonts.place(font(style))
    const fillId = style.fill ? this.fills.place(solidFill(style.fill)) : 0
    const borderId = style.border ? this.borders.place(BORDER) : 0
    const inner = alignment(style)
    const applied = {
      applyNumberFormat: numFmtId > 0,
      applyFont: fontId > 0,
      applyFill: fillId > 0,
      applyBorder: borderId > 0,
      applyAlignment: inner !== '',
    }
    const all = attributes({ numFmtId, fontId, fillId, borderId, xfId: 0, ...applied })
    return inner ? `<xf${all}>${inner}</xf>` : `<xf${all}/>`
  }

  private formatList(): string {
    const codes = this.formats.items()
    if (codes.length === 0) return ''
    const each = codes.map((code, i) => `<numFmt${attributes({ numFmtId: FIRST_OWN_FORMAT + i, formatCode: code })}/>`)
    return `<numFmts count="${codes.length}">${each.join('')}</numFmts>`
  }

  xml(): string {
    const lists = this.fonts.xml('fonts') + this.fills.xml('fills') + this.borders.xml('borders')
    const base = '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    const named = '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    const body = this.formatList() + lists + base + this.cells.xml('cellXfs') + named
    return `${XML_HEAD}<styleSheet xmlns="${MAIN}">${body}</styleSheet>`
  }
}
