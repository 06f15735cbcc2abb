service international_spare_parts_catalogue_of_the_northern_branch {}

site public_catalogue_pages {}
