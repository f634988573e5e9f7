/** The people of the example; none of them exists. */
export const people = ['Ines Calder', 'Maren Holt', 'Idris Calloway', 'Tomasz Wilk', 'Soline Aubert'] as const;
