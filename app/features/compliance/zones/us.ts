/**
 * The United States by state: zones by law, and area codes. A code followed by a colon has zones of its own,
 * both of them where a border runs through it. Checked by hand against the numbering plan; unknown codes are refused.
 *
 * E Eastern, C Central, M Mountain, X Arizona, P Pacific, A Alaska, D Aleutians, H Hawaii.
 */
const letters: Record<string, string> = {
  E: "America/New_York",
  C: "America/Chicago",
  M: "America/Denver",
  X: "America/Phoenix",
  P: "America/Los_Angeles",
  A: "America/Anchorage",
  D: "America/Adak",
  H: "Pacific/Honolulu",
  R: "America/Puerto_Rico",
  G: "Pacific/Guam",
  S: "Pacific/Pago_Pago",
};

export const usZone = (letter: string): string => letters[letter] ?? "";

export const usStates = `
AL|Alabama|C|205 251 256 334 659 938
AK|Alaska|AD|907
AZ|Arizona|XM|480:X 520:X 602:X 623:X 928:XM
AR|Arkansas|C|327 479 501 870
CA|California|P|209 213 279 310 323 341 350 357 369 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 707 714 738 747 760 805 818 820 831 837 840 858 909 916 925 949 951
CO|Colorado|M|303 719 720 748 970 983
CT|Connecticut|E|203 475 860 959
DE|Delaware|E|302
DC|District of Columbia|E|202 771
FL|Florida|EC|239:E 305:E 321:E 324:E 352:E 386:E 407:E 448:EC 561:E 645:E 656:E 689:E 727:E 728:E 754:E 772:E 786:E 813:E 850:EC 863:E 904:E 941:E 954:E
GA|Georgia|E|229 404 470 478 678 706 762 770 912 943
HI|Hawaii|H|808
ID|Idaho|MP|208 986
IL|Illinois|C|217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 861 872
IN|Indiana|EC|219 260:E 317:E 463:E 574 765:E 812 930
IA|Iowa|C|319 515 563 641 712
KS|Kansas|CM|316:C 620 785 913:C
KY|Kentucky|EC|270 364 502:E 606 859:E
LA|Louisiana|C|225 318 337 457 504 985
ME|Maine|E|207
MD|Maryland|E|227 240 301 410 443 667
MA|Massachusetts|E|339 351 413 508 617 774 781 857 978
MI|Michigan|EC|231:E 248:E 269:E 313:E 517:E 586:E 616:E 679:E 734:E 810:E 906 947:E 989:E
MN|Minnesota|C|218 320 507 612 651 763 924 952
MS|Mississippi|C|228 471 601 662 769
MO|Missouri|C|235 314 417 557 573 636 660 816 975
MT|Montana|M|406
NE|Nebraska|CM|308 402:C 531:C
NV|Nevada|PM|702:P 725:P 775
NH|New Hampshire|E|603
NJ|New Jersey|E|201 551 609 640 732 848 856 862 908 973
NM|New Mexico|M|505 575
NY|New York|E|212 315 329 332 347 363 465 516 518 585 607 624 631 646 680 716 718 838 845 914 917 929 934
NC|North Carolina|E|252 336 472 704 743 828 910 919 980 984
ND|North Dakota|CM|701
OH|Ohio|E|216 220 234 283 326 330 380 419 436 440 513 567 614 740 937
OK|Oklahoma|C|405 539 572 580 918
OR|Oregon|PM|458 503:P 541 971:P
PA|Pennsylvania|E|215 223 267 272 412 445 484 570 582 610 717 724 814 835 878
RI|Rhode Island|E|401
SC|South Carolina|E|803 821 839 843 854 864
SD|South Dakota|CM|605
TN|Tennessee|EC|423 615:C 629:C 731:C 865:E 901:C 931
TX|Texas|CM|210:C 214:C 254:C 281:C 325:C 346:C 361:C 409:C 430:C 432 469:C 512:C 621:C 682:C 713:C 726:C 737:C 806:C 817:C 830:C 832:C 903:C 915:M 936:C 940:C 945:C 956:C 972:C 979:C
UT|Utah|M|385 435 801
VT|Vermont|E|802
VA|Virginia|E|276 434 540 571 686 703 757 804 826 948
WA|Washington|P|206 253 360 425 509 564
WV|West Virginia|E|304 681
WI|Wisconsin|C|262 274 353 414 534 608 715 920
WY|Wyoming|M|307
PR|Puerto Rico|R|787 939
VI|US Virgin Islands|R|340
GU|Guam|G|671
MP|Northern Mariana Islands|G|670
AS|American Samoa|S|684
`;

/** Islands with numbers of their own: a freephone or unplaced number is taken to be on the fifty states and DC. */
export const usTerritories = ["PR", "VI", "GU", "MP", "AS"];

/**
 * Three-digit ZIP areas that lie wholly in one zone of a state that has two. Left out: areas with a border inside
 * (324 on the Apalachicola, 373 and 377 at the Cumberland Plateau, 835 on the Salmon River).
 */
export const zipZones: Record<string, [zone: string, zips: string]> = {
  "FL-E": ["E", "320 321 322 323 326 327 328 329 330 331 332 333 334 335 336 337 338 339 341 342 344 346 347 349"],
  "FL-C": ["C", "325"],
  "TX-C": [
    "C",
    "750 751 752 753 754 755 756 757 758 759 760 761 762 763 764 765 766 767 768 769 770 772 773 774 775 776 777 778 779 780 781 782 783 784 785 786 787 788 789 790 791 792 793 794 795 796 797",
  ],
  "TX-M": ["M", "799 885"],
  "TN-C": ["C", "370 371 372 380 381 382 383 384"],
  "TN-E": ["E", "376 379"],
  "ID-M": ["M", "832 833 834 836 837"],
  "ID-P": ["P", "838"],
  "NV-P": ["P", "889 890 891 893 894 895 897"],
  "AZ-X": ["X", "850 851 852 853 855 856 857 863 864"],
  "OR-P": ["P", "970 971 972 973 974 975 976 977 978"],
  "MI-E": ["E", "480 481 482 483 484 485 486 487 488 489 490 491 492 493 494 495 496 497"],
};
