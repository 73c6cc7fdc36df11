/** Which rows this call has met already, where, and with which columns filled: 14 bytes a row, whatever the size of the sheet. */
export class Touched {
  #tables = new Int16Array(1024).fill(-1)
  #rows = new Int32Array(1024)
  /** One bit for each of a table's first 53 columns, as many as a double holds exactly. */
  #masks = new Float64Array(1024)

  set(id: number, table: number, row: number, blanks: string | null, columns: number): void {
    if (id >= this.#tables.length) this.#grow(id)
    this.#tables[id] = table
    this.#rows[id] = row
    this.#masks[id] = maskOf(blanks, Math.min(columns, 53))
  }

  /** The table and row that met this id last, and whether its n-th column was filled. */
  get(id: number): { table: number; row: number; filled: (column: number) => boolean } | undefined {
    const [table, row, mask] = [this.#tables[id], this.#rows[id], this.#masks[id]]
    if (table === undefined || table < 0 || row === undefined || mask === undefined) return undefined
    return {
      table,
      row,
      filled: (column) => column < 53 && Math.floor(mask / 2 ** column) % 2 === 1,
    }
  }

  has = (id: number): boolean => (this.#tables[id] ?? -1) >= 0

  #grow(id: number): void {
    const size = 2 ** Math.ceil(Math.log2(id + 1))
    const [tables, rows, masks] = [this.#tables, this.#rows, this.#masks]
    this.#tables = new Int16Array(size).fill(-1)
    this.#tables.set(tables)
    this.#rows = new Int32Array(size)
    this.#rows.set(rows)
    this.#masks = new Float64Array(size)
    this.#masks.set(masks)
  }
}

function maskOf(blanks: string | null, columns: number): number {
  if (blanks === null) return 2 ** columns - 1
  let mask = 0
  for (let i = 0; i < columns; i++) if (blanks[i] === '.') mask += 2 ** i
  return mask
}
