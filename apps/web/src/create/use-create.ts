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

/** 新建: creates the draft and opens it. */
export const useCreate = () => {
  const navigate = useNavigate();
  const { run, running, failure } = useCommand('create', CreateFormDocument, freshUlid);
  const [asked, setAsked] = useState<Omit<CreateFormInput, 'key'>>();
  const create = async (input: Omit<CreateFormInput, 'key'>) => {
    setAsked(input);
    const data = await run(input);
    if (data) await navigate(`/forms/${data.createForm.form.id}`);
  };
  const retry = () => {
    if (asked) void create(asked);
  };
  return { create, retry, running, failure };
};
