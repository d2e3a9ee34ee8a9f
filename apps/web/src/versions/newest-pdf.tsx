import { useQuery } from 'urql';
import { VersionsDocument } from '../gql/operations.generated.js';

/** The newest frozen version as a PDF, one click away (打开 PDF); nothing where there is none. */
export const NewestPdf = ({ id }: { id: string }) => {
  const [{ data }] = useQuery({ query: VersionsDocument, variables: { id }, requestPolicy: 'cache-and-network' });
  const newest = data?.form?.versions[0];
  if (newest === undefined) return null;
  return (
    <a href={newest.pdf} target="_blank" rel="noopener" data-testid="newest-pdf">
      打开 PDF
    </a>
  );
};
