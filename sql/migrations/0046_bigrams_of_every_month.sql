-- What has come since an index of bigrams was made is asked for its words by the index alone: to make the words of one article is as dear as
-- to look its bigrams up, said to be too dear for anything else.
ALTER FUNCTION warehouse.numbers_of(bigint, bigint) COST 100000;
