/** What a roster class is declared with: the property decorator of every kind, each made in the kind's own file. */
export * from './kinds'
