/** Where the rules of the coach come from, each named once. */
export const sources = {
  bryarCarr: 'Colin Bryar and Bill Carr, Working Backwards (2021), chapter 5',
  mcallister: 'Ian McAllister’s account of the internal press release at Amazon',
  calbucci: 'Marcelo Calbucci, The PRFAQ Framework, chapter 5',
  calbucciGuide: 'Marcelo Calbucci, theprfaq.com, on writing a PRFAQ for a new product',
  aws: 'AWS re:Invent 2023, session INO101 on working backwards',
  questions: 'The five customer questions, as published by Amazon and AWS',
  amazonWriting: '“Write like an Amazonian”, writing advice shared among Amazon’s teams (2018)',
  barRaisers: 'Fact of the Day 1, interview with Amazon’s document bar raisers (2021)',
  internalFaq: 'A published checklist for internal FAQs (BMAD)',
  guardrails: 'A practitioners’ pack for working backwards: one to three success metrics, two to five guardrails',
  criteria:
    'Working backwards in five steps (2024): metrics and success criteria; Bryar and Carr on goals that are met or not met',
  review: 'Working Backwards LLC on feedback and review of PR/FAQs',
  chain: 'Tempo’s glossary on working backwards: the roadmap is built from the press release',
} as const;
