import type { Material } from '#journey/material';

const markdown = `# PRFAQ: Larkspur Window

## Press Release

### Larkspur Window: parcels that wait until you are home

*A two-hour window that the customer chooses and the driver keeps*

**OSMERY — May 2027** — Larkspur Parcel today announces Larkspur Window. Customers choose two hours, and the parcel
comes within them. Nobody waits at home for a whole day any more.

**The problem.** People take half a day off to receive a parcel, and then it comes when they have just left.

**The solution.** The window is chosen when the parcel leaves the sender. The route is planned around it.
A parcel that misses its window costs the customer nothing.

## Frequently Asked Questions

### External FAQ

**Q: Does it cost more?**

No. The window is part of every delivery.

**Q: What if I am late?**

The driver brings the parcel to a neighbour whom you have named.

### Internal FAQ

**Q: What does a missed window cost us?**

The price of the delivery, which is what makes us plan with care.
`;

/** For machines without published documents beside the checkout; the company is made up. */
export const ownDocument: Material = {
  fileName: 'larkspur-window.md',
  markdown,
  counts: '2 external, 1 internal, 0 unlabelled',
  promised: {
    selected: 'Customers choose two hours',
    typed: 'A parcel that misses its window costs the customer nothing',
  },
};
