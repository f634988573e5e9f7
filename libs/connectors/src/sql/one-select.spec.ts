import { describe, expect, it } from '@jest/globals';
import { mysqlDialect } from '../mysql/mysql-dialect.js';
import { postgresqlDialect } from '../postgresql/postgresql-dialect.js';
import { oneSelect } from './one-select.js';

describe('oneSelect, as PostgreSQL reads it', () => {
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
    expect(oneSelect(sql, postgresqlDialect)).not.toBe('');
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
    expect(() => oneSelect(sql, postgresqlDialect)).toThrow(reason);
  });
});

describe('oneSelect, as MySQL and MariaDB read it', () => {
  it.each([
    'select 1 ;',
    "select ';' , \"(\" , 'it''s', 'it\\'s ;', `a;``b`",
    '# why ;\nselect 1 -- because ;\n',
    'select 1 /* ; ) */',
    'select 5--1',
    // All one text: the backslash keeps it open up to the last quote.
    "select 'a\\'; drop table t -- '",
    'with q as (select 1) select * from q',
    "select 'for update'",
  ])('lets %j pass', (sql) => {
    expect(oneSelect(sql, mysqlDialect)).not.toBe('');
  });

  it.each([
    ['select 1; drop table t', 'more than one statement'],
    ["select 'a\\\\'; drop table t", 'more than one statement'],
    ['select "a\\"; drop table t', 'text in quotes open'],
    ['select 5--1; drop table t', 'more than one statement'],
    ['select `a', 'quoted name open'],
    ['select /*! 1; drop table t */ 1', 'runs what stands in a comment'],
    ['select /*M! sleep(9) */ 1', 'runs what stands in a comment'],
    ['select /* a', 'comment open'],
    ["load data infile 'x' into table t", 'LOAD'],
    ['set @a = 1', 'SET'],
    ["select 1 into outfile '/tmp/x'", 'writes what it finds'],
    ['select 1 into @a', 'writes what it finds'],
    ['select * from t lock in share mode', 'locks rows'],
    ['select * from t for update', 'locks rows'],
    ['select 1) q; delete from t; select * from (select 1', 'closes a parenthesis'],
  ])('refuses %j: %s', (sql, reason) => {
    expect(() => oneSelect(sql, mysqlDialect)).toThrow(reason);
  });
});
