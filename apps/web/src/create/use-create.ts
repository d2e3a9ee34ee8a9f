import { useState } from 'react';
import { useNavigate } from 'react-router';
import { newUlid } from '../client/command-key.js';
import { useCommand } from '../client/use-command.js';
import { CreateFormDocument, type CreateFormInput } from '../gql/operations.generated.js';
import { useSession } from '../session/session.js';

const freshUlid = (): string => newUlid(Date.now());

/** Units at which this person fills forms (填报单位). */
export const useOwnUnits = (): readonly { readonly value: string; readonly label: string }[] => {
  const { person } = useSession();
  const own = (person?.positions ?? []).filter(({ role }) => role === 'author').map(({ unit }) => unit);
  return [...new Map(own.map(({ id, name }) => [id, { value: id, label: name }])).values()];
};

/** 新建: creates the draft and opens it, or only makes it where several are made in a row. */
export const useCreate = () => {
  const navigate = useNavigate();
  const { run, running, failure } = useCommand('create', CreateFormDocument, freshUlid);
  const [asked, setAsked] = useState<Omit<CreateFormInput, 'key'>>();
  /** The id of the draft; undefined where it was refused or no answer came. */
  const make = async (input: Omit<CreateFormInput, 'key'>): Promise<string | undefined> =>
    (await run(input))?.createForm.form.id;
  const create = async (input: Omit<CreateFormInput, 'key'>) => {
    setAsked(input);
    const id = await make(input);
    if (id !== undefined) await navigate(`/forms/${id}`);
  };
  const retry = () => {
    if (asked) void create(asked);
  };
  return { create, make, retry, running, failure };
};
