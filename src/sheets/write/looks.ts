/** How cells may look, and the looks that have a name. */

/** How a cell looks. Treat a style as a constant: it is remembered by identity. */
export interface Style {
  /** As Excel writes it: `0.00`, `yyyy-mm-dd`, `@` (text), `0%`, `#,##0.00`. */
  readonly numberFormat?: string
  readonly bold?: boolean
  readonly italic?: boolean
  /** `FFRRGGBB`. */
  readonly fill?: string
  /** Colour of the text, `FFRRGGBB`. */
  readonly color?: string
  /** Size of the text in points; 11 unless told. */
  readonly size?: number
  readonly align?: 'left' | 'center' | 'right'
  readonly wrap?: boolean
  readonly border?: boolean
}

const HEADER: Style = { bold: true, fill: 'FFDDEBF7', align: 'center', wrap: true, border: true }

/** The looks that have a name, so that every workbook of the product looks alike. */
export const STYLES = {
  title: { bold: true, size: 16, align: 'center' },
  instruction: { color: 'FF595959', fill: 'FFFFF9E5', align: 'left', wrap: true },
  header: HEADER,
  /** A column that must be filled in: red, as forms in China have it. */
  required: { ...HEADER, color: 'FFC00000' },
  example: { italic: true, color: 'FF7F7F7F' },
  text: { numberFormat: '@' },
  date: { numberFormat: 'yyyy-mm-dd' },
  dateTime: { numberFormat: 'yyyy-mm-dd hh:mm' },
  integer: { numberFormat: '0' },
  decimal: { numberFormat: '0.00' },
  money: { numberFormat: '#,##0.00' },
  percent: { numberFormat: '0.00%' },
  total: { bold: true, border: true },
  cell: { border: true },
  error: { fill: 'FFFF9999' },
  warning: { fill: 'FFFFEB84' },
} as const satisfies Record<string, Style>
export type StyleName = keyof typeof STYLES
