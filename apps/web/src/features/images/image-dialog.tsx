import type { ImageWire } from '@workback/contracts/image/image.schemas';
import { imageMarkdown } from '@workback/domain/image/image-address';
import { largestImageBytes } from '@workback/domain/image/image-format';
import { useMutation } from '@tanstack/react-query';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useEffect, useId, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { type ImageHome, uploadImage } from './api/images.mutations.js';
import './images.css';

interface ImageDialogProps {
  readonly home: ImageHome;
  /** Given when the image came by paste or drop. */
  readonly file: File | null;
  readonly onInsert: (markdown: string) => void;
  readonly onClose: () => void;
}

/** Takes an image into a text: choose, see what is kept of it, describe, insert. */
export function ImageDialog({ home, file, onInsert, onClose }: ImageDialogProps): ReactElement {
  const upload = useMutation({ mutationFn: (chosen: File) => uploadImage(home, chosen) });
  const [alt, setAlt] = useState('');
  const [plain, setPlain] = useState(false);
  const fileId = useId();
  const { mutate } = upload;
  useEffect(() => {
    if (file) mutate(file);
  }, [file, mutate]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (upload.data) onInsert(imageMarkdown(upload.data.address, plain ? '' : alt));
  };
  const noImage = fieldError(upload.error, 'data');
  const described = plain || alt.trim() !== '';
  return (
    <Dialog title="Add an image" open onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <div className="field">
          <label htmlFor={fileId}>PNG, JPEG, GIF or WebP, at most {largestImageBytes / 1e6} MB</label>
          <input
            id={fileId}
            type="file"
            accept="image/png,image/jpeg,image/gif,image/webp"
            disabled={upload.isPending}
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              if (chosen) mutate(chosen);
            }}
          />
        </div>
        {upload.isPending ? <p role="status">Sending the image…</p> : null}
        {noImage ? (
          <p className="wrong" role="alert">
            {noImage}
          </p>
        ) : (
          <FormProblem error={upload.error} undone="Not added" />
        )}
        {upload.data ? (
          <>
            <img className="imagepreview" src={upload.data.address} alt="What will be inserted" />
            <p className="sm mu">{factsOf(upload.data)}</p>
            <TextField
              label="What does the image show?"
              hint="Read out to those who cannot see it, and shown when it cannot be."
              maxLength={500}
              required={!plain}
              disabled={plain}
              value={alt}
              onChange={setAlt}
            />
            <label className="daybox">
              <input type="checkbox" checked={plain} onChange={(event) => setPlain(event.target.checked)} /> It is only
              decoration
            </label>
            <div className="row">
              <Button look="primary" type="submit" disabled={!described}>
                Insert image
              </Button>
            </div>
          </>
        ) : null}
      </form>
    </Dialog>
  );
}

/** What was checked, and what was not touched. */
function factsOf({ type, width, height, bytes, cameraData }: ImageWire): string {
  const kind = type.slice('image/'.length).toUpperCase();
  const size = bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  const kept = cameraData
    ? 'It is kept as it came, with what the camera or program wrote into it, which may tell where it was taken.'
    : 'It is kept as it came.';
  return `${kind} by its content, ${width} × ${height} pixels, ${size}. ${kept} Only members of this workspace can see it.`;
}
