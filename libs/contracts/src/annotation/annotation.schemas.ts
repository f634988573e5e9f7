import { ANNOTATION_ORIGINS } from '@workback/domain/annotation/annotation';
import { z } from 'zod';
import { filledText, id, instant, personSchema, plainDate, version } from '../platform/fields.js';

/** Something that happened, for every chart that shows its days. */
export const annotationSchema = z
  .object({
    /** A UUID where somebody wrote it; where it follows from the record, its kind and what it is about. */
    id: z.string(),
    from: plainDate,
    to: plainDate.nullable().meta({ description: 'The last day; null for a single one.' }),
    text: z.string(),
    origin: z.enum(ANNOTATION_ORIGINS),
    /** What it bears on; charts of an initiative show those of the workspace too. */
    scope: z.object({
      kind: z.enum(['kpi', 'initiative', 'workspace']),
      id: id.nullable(),
      name: z.string(),
    }),
    link: z
      .string()
      .nullable()
      .meta({ description: 'Where it comes from: a path below the address of the workspace.' }),
    by: personSchema.nullable(),
    at: instant,
    program: z.string().nullable().meta({ description: 'Name of the API token that sent it.' }),
    edited: z.object({ by: personSchema.nullable(), at: instant }).nullable(),
    /** Null where it follows from the record and cannot be edited. */
    version: version.nullable(),
  })
  .meta({ id: 'Annotation' });
export type Annotation = z.infer<typeof annotationSchema>;
export const annotationsSchema = z.object({ annotations: z.array(annotationSchema) }).meta({ id: 'Annotations' });

export const annotationsQuery = z.strictObject({
  kpiId: id.optional().meta({ description: 'What the charts of a KPI show: its own, of its initiatives, of all.' }),
  initiativeId: id.optional().meta({ description: 'What the charts of an initiative show: its own, and of all.' }),
  from: plainDate.optional(),
  to: plainDate.optional(),
});

const words = { from: plainDate, to: plainDate.nullable(), text: filledText(300) };
export const annotationCreateSchema = z
  .strictObject({
    ...words,
    to: words.to.default(null),
    kpiId: id.nullable().default(null),
    initiativeId: id.nullable().default(null),
    id: id.optional().meta({ description: 'Chosen by the sender: the same id sent again is the same annotation.' }),
  })
  .meta({ id: 'AnnotationCreate' });
/** What may change of an annotation that somebody wrote. */
export const annotationPatchSchema = z.strictObject(words).partial().meta({ id: 'AnnotationPatch' });
