/** Texts as people bring them; the companies are made up. */
export const fixtures: Readonly<Record<string, string>> = {
  'a problem with a quote and numbers': `One parcel in nine comes back. Today the shopper prints a label, finds a box and stands in a queue:
**23 %** give up and keep what they did not want, and *19 % of those* never order from the shop again.

> “I drove to the depot twice,” said Wren Adeyemi.
> “The second time it was closed.”
>
> — interview, 14 April

It costs a shop:

1. £4.10 for the label,
2. eleven days until the goods can be sold again:
   - three in the post,
   - eight on a shelf;
3. the customer.
`,
  'a plan in a table': `## Rollout

| Town | Drivers | Starts |
|:-----|--------:|:------:|
| Leeds | 42 | 9 Feb |
| Harrogate \\| Ripon | 7 | *later* |
| York | | \`tbd\` |

Nothing starts before [the crates](https://example.org/crates "Crates") are in every van.
`,
  'an appendix with code and markup': `### Data

Pulled nightly with

\`\`\`sql title="returns"
SELECT day, count(*) FROM returns
WHERE reason <> 'damaged'
GROUP BY 1;
\`\`\`

See <https://example.org/returns> or write to returns@example.org[^1].

<details>
<summary>Raw numbers</summary>
12, 15, 9
</details>

[^1]: Answered within a day, except on Sundays.
    A second line of the note.

---

![A van at a door](/api/workspaces/w/images/1 "The van")
![Elsewhere](https://example.org/van.png)
`,
  'a document from a word processor': `**Heading in bold**

*   star bullets with three spaces
*   and **bold,** punctuation inside
    
    with a second paragraph

-   [ ] unticked
-   [x] ticked

1)  parenthesis
2)  numbering

Line one with two spaces  
line two\\
line three. A\u00a0hard space, “quotes”, 3 < 4, AT&T, f(x) = x*y*z and a_b_c.
`,
  'hostile text': `<script>alert(1)</script>

<img src=x onerror=alert(1)> and [click](javascript:alert(1)) and ![x](data:image/png;base64,AAAA)

<!-- comment --> <b onclick="x()">bold</b> &lt;i&gt; \\<u>

[a]: javascript:alert(2)
[go][a]
`,
};
