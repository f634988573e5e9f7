import pg from 'pg';

const DATE_ARRAY = 1182;

/**
 * Plain dates stay text (a JavaScript Date would shift them on hosts west of UTC) and bigint ids become numbers, which
 * are exact up to 2^53.
 */
export function usePlainPgTypes(): void {
  pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
  pg.types.setTypeParser(DATE_ARRAY as never, (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',')));
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
}
