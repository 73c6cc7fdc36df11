/** Which rows this call has met already, where, and with which columns filled: 10 bytes a row, whatever the size of the sheet. */
export class Touched {
  #tables = new Int16Array(1024).fill(-1)
  #rows = new Int32Array(1024)
  #masks = new Int32Array(1024)

  set(id: number, table: number, row: number, mask: number): void {
    if (id >= this.#tables.length) this.#grow(id)
    this.#tables[id] = table
    this.#rows[id] = row
    this.#masks[id] = mask
  }

  /** The table and row that met this id last, and a bit for each of that table's first 31 columns that was filled. */
  get(id: number): { table: number; row: number; mask: number } | undefined {
    if (id >= this.#tables.length || this.#tables[id] < 0) return undefined
    return { table: this.#tables[id], row: this.#rows[id], mask: this.#masks[id] }
  }

  has = (id: number): boolean => id < this.#tables.length && this.#tables[id] >= 0

  #grow(id: number): void {
    const size = 2 ** Math.ceil(Math.log2(id + 1))
    const [tables, rows, masks] = [this.#tables, this.#rows, this.#masks]
    this.#tables = new Int16Array(size).fill(-1)
    this.#tables.set(tables)
    this.#rows = new Int32Array(size)
    this.#rows.set(rows)
    this.#masks = new Int32Array(size)
    this.#masks.set(masks)
  }
}
