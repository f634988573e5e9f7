import { type CoachFamily, isWritten } from './finding.js';
import { sources } from './sources.js';

const DIRECTS =
  /https?:\/\/|\bwww\.|\S@\S+\.\S|\b[\p{L}\p{N}-]+\.(?:com|org|net|io|dev|app|co|eu|de|fr|uk|ai)\b|\b(?:visit|go to|goes? to|head to|sign(?:ing)? (?:up|in)|register|download|install|open|switch(?:es)? (?:it )?on|turn(?:s)? (?:it )?on|start|get started|getting started|begin|try|order|buy|pre-?order|subscribe|join|book|call|contact|e-?mail|write to|ask|apply|click|tap|search|choose|choos(?:e|es|ing)|select|find|look for|see|learn more|read more|follow|request|log in|upgrade|enable|add|create|run|use|check|scan|message|text|available (?:in|at|on|from|to|for)|under (?:“|"|settings)|in (?:the|your) (?:[\p{L}\p{N}-]+ ){0,3}(?:app|settings)|menu|app store|play store|set|print|put|hand|bring|press|pick|keep|tell|send|take|give|share|reply|connect|link|plug|drop|leave|walk|speak|watch|listen|move|turn|fill)\b/iu;

/** What the reader is told to do. */
export const callToActionRules: CoachFamily = {
  rules: [
    {
      id: 'call-to-action-directs',
      title: 'Call to action',
      severity: 'advice',
      english: true,
      why: 'The release ends by telling the reader what to do first and where. A reader who is convinced and does not know how to begin is lost.',
      source: `${sources.mcallister}; ${sources.bryarCarr}`,
    },
  ],
  find: (input) => {
    if (!input.english || !isWritten(input, 'call-to-action')) return [];
    // Addresses count, so the source is read and not its words.
    if (DIRECTS.test(input.document.sections['call-to-action'])) return [];
    const reason = 'The call to action names nothing to do and no place to go.';
    return [{ rule: 'call-to-action-directs', place: 'call-to-action', range: null, reason }];
  },
};
