/** What reference managers take a source on a page by (unAPI); the head says where they ask for it. */
export function UnapiId({ of }: { readonly of: string }) {
  return <abbr class="unapi-id" title={of} />;
}
