import { BINDING_ROLES, type BoundForm, type Origin } from '@chengwen/domain';
import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { BoundContentDocument, type FormViewFragment } from '../gql/operations.generated.js';
import { editionOf } from './edition-of.js';

/** A frozen form that another rests on, with the role in which it is bound and the version that was taken. */
export interface BoundOrigin extends BoundForm, Origin {}

const NONE: readonly BoundOrigin[] = [];

/**
 * The frozen forms that this one rests on (依据), in the order of the binding: what its figures and its targets come from. One
 * that may not be seen, or does not arrive, is left out; whoever reads it then finds nothing there.
 */
export const useBound = ({ bound }: Pick<FormViewFragment, 'bound'>): readonly BoundOrigin[] => {
  const client = useClient();
  const [forms, setForms] = useState(NONE);
  const wanted = JSON.stringify(
    bound.map(({ role, form, version, hash, title }) => [role, form, version, hash, title]),
  );
  useEffect(() => {
    let gone = false;
    const load = async () => {
      const all = (JSON.parse(wanted) as [string, string, number, string, string][]).map(
        async ([named, id, version, hash, title]): Promise<BoundOrigin[]> => {
          const { data } = await client.query(BoundContentDocument, { id, version }).toPromise();
          const form = data?.form;
          const template = form && editionOf(form);
          const role = BINDING_ROLES.find((one) => one === named);
          if (!template || !role || !form.version) return [];
          const binding = { form: id, version, hash, title };
          return [{ role, template, content: form.version.content, binding, year: form.year }];
        },
      );
      const loaded = (await Promise.all(all)).flat();
      if (!gone) setForms(loaded.length > 0 ? loaded : NONE);
    };
    void load();
    return () => {
      gone = true;
    };
  }, [client, wanted]);
  return forms;
};
