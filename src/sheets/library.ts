/** SheetJS, loaded when the first file needs it: it takes a tenth of a second, and most files never do. */
export const sheetjs = (): typeof import('xlsx') => require('xlsx')
