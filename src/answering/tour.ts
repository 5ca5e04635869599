/** Visits name many places and say nothing of them. */
const TOUR = /(?:先后|依次|一行|前往|来到|视察|察看|调研|走访)[^。]*、/;
export const isTour = (text: string): boolean => TOUR.test(text);
