/** "1 open question", "3 open questions". */
export const openQuestionsWords = (count: number): string => `${count} open ${count === 1 ? 'question' : 'questions'}`;
