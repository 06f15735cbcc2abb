module Main where

import qualified Data.Map as Map

look :: Map.Map String Int -> String -> Maybe Int
look ledger name = case Map.lookup name ledger of
  Nothing -> Nothing
  Just amount -> if amount > 0 then Just amount else Nothing
