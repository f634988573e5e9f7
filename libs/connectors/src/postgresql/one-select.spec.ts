import { describe, expect, it } from '@jest/globals';
import { oneSelect } from './one-select.js';

describe('oneSelect', () => {
  it.each([
    'select 1',
    'SELECT 1 ; ',
    '-- why\nselect 1',
    '/* a /* nested */ ; */ WITH q AS (SELECT 1) SELECT * FROM q',
    "select ';' , '(' , 'it''s', E'\\';', $$ ; ) $$, $a$ $$ ; $a$",
    'select ";)" from "a""b;"',
    '(select 1) union all (select 2)',
    'values (1)',
    "select count(*) from t where note = 'for update'",
    'select a$b$c from t',
    'select 1 -- trailing ; comment',
  ])('lets %j pass', (sql) => {
    expect(oneSelect(sql)).not.toBe('');
  });

  it.each([
    ['', 'empty'],
    ['-- nothing', 'empty'],
    ['delete from t', 'DELETE'],
    ['insert into t values (1)', 'INSERT'],
    ["copy t to program 'x'", 'COPY'],
    ['do $$ begin end $$', 'DO'],
    ['select 1; drop table t', 'more than one statement'],
    ["select E'\\'' ; drop table t --'", 'more than one statement'],
    ["select 'a\\'; drop table t --'", 'more than one statement'],
    ['select 1) q; drop table t; select * from (select 1', 'closes a parenthesis'],
    ['select 1) q, (select 2', 'closes a parenthesis'],
    ['select (1', 'parenthesis open'],
    ["select 'a", 'text in quotes open'],
    ['select "a', 'quoted name open'],
    ['select $$a', 'dollar quote open'],
    ['select $x$a$$', 'dollar quote open'],
    ['select /* a', 'comment open'],
    ['select 1 /* /* */', 'comment open'],
    ['select * from t for update', 'locks rows'],
    ['select * from t for no key update', 'locks rows'],
    ['select 1\0', 'characters'],
  ])('refuses %j: %s', (sql, reason) => {
    expect(() => oneSelect(sql)).toThrow(reason);
  });
});
