/** How the first owner of an installation is called until they say their name. */
export const FIRST_OWNER = 'Owner';
